package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.gateway.StreamMetrics;
import io.aibotiyi.backend.gateway.limits.RateLimits;
import io.aibotiyi.backend.gateway.view.MarketViews;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.Vitals;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Operations.DatabaseHealth;
import io.aibotiyi.protocol.Operations.DiskHealth;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.OutboxHealth;
import io.aibotiyi.protocol.Operations.QueueHealth;
import io.aibotiyi.protocol.Operations.StreamHealth;
import io.aibotiyi.protocol.Operations.SystemHealth;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts the parts' health together and says what needs attention. */
@Component
final class HealthReport {

    private static final long OUTBOX_LATE_MILLIS = 30_000;
    private static final double DISK_LOW = 0.05;
    private static final double QUEUE_FULL = 0.8;

    private final Vitals vitals;
    private final MarketData markets;
    private final ObjectProvider<StreamMetrics> streams;
    private final RateLimits limits;
    private final Clock clock;
    private final String version;

    HealthReport(
            Vitals vitals,
            MarketData markets,
            ObjectProvider<StreamMetrics> streams,
            RateLimits limits,
            Clock clock,
            @Value("${aibot.version}") String version) {
        this.vitals = vitals;
        this.markets = markets;
        this.streams = streams;
        this.limits = limits;
        this.clock = clock;
        this.version = version;
    }

    SystemHealth now() {
        DatabaseHealth database = vitals.database();
        DiskHealth disk = vitals.disk();
        OutboxHealth outbox = vitals.outbox();
        List<QueueHealth> queues = vitals.queues();
        List<FeedView> feeds = markets.feeds().stream().map(MarketViews::feed).toList();
        List<String> notes = new ArrayList<>();
        if (database.status() != HealthStatus.UP) {
            notes.add("The database does not answer.");
        } else if (database.waiting() > 0) {
            notes.add(database.waiting() + " threads wait for a database connection.");
        }
        if (disk.freeBytes() < disk.totalBytes() * DISK_LOW) {
            notes.add("Less than 5 % of the disk is free.");
        }
        if (outbox.lagMillis() > OUTBOX_LATE_MILLIS) {
            notes.add("The oldest event waits for " + outbox.lagMillis() / 1000 + " s.");
        }
        if (outbox.dead() > 0) {
            notes.add(outbox.dead() + " events could not be delivered and were set aside.");
        }
        queues.stream()
                .filter(q -> q.depth() > q.capacity() * QUEUE_FULL)
                .forEach(q -> notes.add("The queue " + q.name() + " is nearly full."));
        markets.troubles().forEach(trouble -> notes.add(trouble + "."));
        feeds.stream()
                .filter(f -> f.state() != FeedState.LIVE)
                .forEach(f -> notes.add("The feed of " + f.instrument() + " is not live."));
        return new SystemHealth(
                database.status() == HealthStatus.DOWN
                        ? HealthStatus.DOWN
                        : notes.isEmpty() ? HealthStatus.UP : HealthStatus.DEGRADED,
                List.copyOf(notes),
                clock.instant(),
                version,
                vitals.jvm(),
                disk,
                database,
                outbox,
                queues,
                feeds,
                streamHealth(streams.getIfAvailable()),
                limits.health());
    }

    private static @Nullable StreamHealth streamHealth(@Nullable StreamMetrics metrics) {
        if (metrics == null) {
            return null;
        }
        StreamMetrics.Figures f = metrics.figures();
        return new StreamHealth(
                f.connections(),
                f.maxConnections(),
                f.subscriptions(),
                f.refused(),
                f.sentFrames(),
                f.sentBytes(),
                f.conflated(),
                f.dropped(),
                f.slowConsumerCloses());
    }
}
