package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows one active alert's number from where it was last seen. Confined to the rounds' thread.
 */
abstract class Watch {

    private final Test test;
    private final @Nullable Timeframe bar;
    private final List<Event> events = new ArrayList<>();
    private Alert alert;
    private @Nullable Double seen;
    private long seenAt;

    /**
     * @param bar of ONCE_PER_BAR
     */
    Watch(Alert alert, Test test, @Nullable Timeframe bar) {
        this.alert = alert;
        this.test = test;
        this.bar = bar;
        seen = alert.seen();
        seenAt = alert.seenAt();
    }

    final Alert alert() {
        return alert;
    }

    /** It was stored: what was seen and told so far is durable. */
    final void stored(Alert now) {
        alert = now;
        events.clear();
    }

    final List<Event> events() {
        return events;
    }

    final @Nullable Double seen() {
        return seen;
    }

    final long seenAt() {
        return seenAt;
    }

    /** Whether what it has seen must be stored, lest a restart see a crossing twice or never. */
    final boolean moved() {
        Double now = seen;
        return now == null ? alert.seen() != null : Edge.moved(alert.seen(), now);
    }

    /** The number is not defined from here on; what follows is compared with nothing. */
    final void forget() {
        seen = null;
    }

    /**
     * The number is now so far from its level.
     *
     * @param time nanoseconds since the epoch at the market
     * @param reached the number itself, for people; null if there is none
     * @param words what happened, if {@code up} (true) or down
     */
    final void at(
            long time,
            double difference,
            @Nullable BigDecimal reached,
            Function<Boolean, String> words) {
        if (Edge.met(test, seen, difference)) {
            boolean up = seen == null ? difference >= 0 : seen < 0;
            events.add(new Event(key(time, up), time, words.apply(up), reached));
        }
        seen = difference;
        seenAt = time;
    }

    private String key(long time, boolean up) {
        Frequency frequency = alert.terms().frequency();
        if (frequency == Frequency.ONCE) {
            return "once:" + alert.version();
        }
        return frequency == Frequency.ONCE_PER_BAR && bar != null
                ? "bar:" + bar.floor(time)
                : "at:" + time + (up ? ":up" : ":down");
    }
}
