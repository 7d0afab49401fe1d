package io.aibotiyi.venues.stub;

import io.aibotiyi.venues.net.StreamSettings;
import io.aibotiyi.venues.trading.TradingSettings;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Limits that let tests see in milliseconds what venues do in minutes, and a way to wait. */
public final class Fast {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Fast() {}

    public static StreamSettings stream() {
        return new StreamSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(800),
                Duration.ZERO,
                Duration.ofMillis(200),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(200),
                4_096,
                1 << 20);
    }

    public static TradingSettings trading() {
        return new TradingSettings(
                stream(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                Duration.ofMillis(30),
                1_000);
    }

    /** Waits until it holds; fails with what it was instead. */
    public static void await(BooleanSupplier holds, Supplier<String> instead) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - until > 0) {
                throw new AssertionError("after " + PATIENCE + ": " + instead.get());
            }
            try {
                Thread.sleep(3);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
