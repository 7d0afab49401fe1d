package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Operations;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Operations.DatabaseHealth;
import io.aibotiyi.protocol.Operations.DiskHealth;
import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.JvmHealth;
import io.aibotiyi.protocol.Operations.OutboxHealth;
import io.aibotiyi.protocol.Operations.QueueHealth;
import io.aibotiyi.protocol.Operations.RateLimit;
import io.aibotiyi.protocol.Operations.RateLimitHealth;
import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.protocol.Operations.StreamHealth;
import io.aibotiyi.protocol.Operations.SystemHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A healthy server with one thing that wants attention; flags really switch. */
final class SampleOperations implements Operations {

    private static final long MEBIBYTE = 1024 * 1024;

    private final Instant now;
    private final List<FlagView> flags;
    private long asked;

    SampleOperations(Instant now) {
        this.now = now;
        flags =
                new ArrayList<>(
                        List.of(
                                flag(
                                        "audit.export",
                                        "Administrators may export the audit log.",
                                        true),
                                flag("graphql.serve", "The GraphQL endpoint answers.", true),
                                flag(
                                        "orders.accept",
                                        "New orders are taken; cancels always are.",
                                        true),
                                flag("replays.open", "Recordings may be opened as venues.", true),
                                flag(
                                        "sign-in.passkeys",
                                        "Passkeys may be enrolled and used.",
                                        false)));
    }

    private static FlagView flag(String name, String text, boolean on) {
        return new FlagView(name, text, on, true, 1, null, null);
    }

    @Override
    public SystemHealth health() {
        asked++;
        return new SystemHealth(
                HealthStatus.DEGRADED,
                List.of("The feed of sim:SOL-USDT is out of sync and is being rebuilt."),
                now,
                "0.1.0",
                new JvmHealth(
                        "OpenJDK 25.0.3",
                        now.minus(Duration.ofHours(76)),
                        8,
                        0.21 + 0.03 * Math.sin((double) asked),
                        612 * MEBIBYTE,
                        2_048 * MEBIBYTE,
                        171 * MEBIBYTE,
                        64,
                        1_204,
                        8_310),
                new DiskHealth(512_000 * MEBIBYTE, 318_400 * MEBIBYTE),
                new DatabaseHealth(
                        HealthStatus.UP, "PostgreSQL 16.9", 380L + wave(0.7, 60), 2, 6, 0, 8),
                new OutboxHealth(4 + wave(1.3, 4), 0, 41),
                List.of(
                        new QueueHealth("order reports", 12, 65_536, 0, "orders are refused"),
                        new QueueHealth(
                                "history writer", 4_310, 100_000, 0, "oldest minutes are cut"),
                        new QueueHealth("mail", 2, 10_000, 0, "mail is refused")),
                List.of(
                        feed("BTC-USDT", FeedState.LIVE),
                        feed("ETH-USDT", FeedState.LIVE),
                        feed("SOL-USDT", FeedState.RESYNCING)),
                new StreamHealth(
                        184 + (int) wave(0.4, 11),
                        8_000,
                        1_310,
                        4,
                        48_219_004,
                        6_310_228_114L,
                        911_204 + 120 * asked,
                        0,
                        3),
                new RateLimitHealth(
                        true,
                        211,
                        100_000,
                        37 + asked / 9,
                        List.of(new RateLimit("address", 600, 60, 37))));
    }

    /** A number that moves with every answer, the same way each time. */
    private long wave(double pace, int height) {
        return Math.round(height * Math.sin(pace * asked));
    }

    private FeedView feed(String symbol, FeedState state) {
        return new FeedView(
                InstrumentId.parse("sim:" + symbol),
                state,
                TradingMode.SIMULATED,
                now,
                1_250L,
                42,
                state == FeedState.LIVE ? 0 : 1,
                null);
    }

    @Override
    public List<SettingView> settings() {
        return List.of(
                setting(
                        "aibot.database.url",
                        "text",
                        "jdbc:postgresql://db/aibot",
                        "file",
                        false,
                        "Where transactions are kept; empty for an H2 file."),
                setting(
                        "aibot.database.password",
                        "text",
                        SettingView.MASKED,
                        "environment",
                        true,
                        "Of the database user."),
                setting(
                        "aibot.database.pool-size",
                        "integer",
                        "8",
                        "default",
                        false,
                        "Most connections to the database."),
                setting(
                        "aibot.gateway.max-body-kib",
                        "integer",
                        "64",
                        "default",
                        false,
                        "Largest request body."),
                setting(
                        "aibot.stream.flush-interval",
                        "duration",
                        "25ms",
                        "default",
                        false,
                        "What changes within it is merged into one frame."),
                setting(
                        "aibot.trading.max-working-orders",
                        "integer",
                        "2000",
                        "file",
                        false,
                        "Most working orders of an account."));
    }

    private static SettingView setting(
            String name, String type, String value, String source, boolean secret, String text) {
        return new SettingView(
                name, type, value, source.equals("default") ? value : null, source, secret, text);
    }

    @Override
    public List<FlagView> flags() {
        return List.copyOf(flags);
    }

    @Override
    public FlagView changeFlag(String name, long version, FlagChange change) {
        for (int i = 0; i < flags.size(); i++) {
            FlagView flag = flags.get(i);
            if (flag.name().equals(name)) {
                FlagView next =
                        new FlagView(
                                name,
                                flag.description(),
                                change.on(),
                                flag.byDefault(),
                                version + 1,
                                now,
                                "me");
                flags.set(i, next);
                return next;
            }
        }
        throw new IllegalArgumentException("no flag " + name);
    }

    @Override
    public String billOfMaterials() {
        return "{}";
    }
}
