package io.aibotiyi.workstation.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * The one way from any thread to the FX thread. What is marked runs once in the next pulse, however
 * often it was marked before; a task that fails is reported and does not stop the others.
 *
 * <p>{@link #mark} is safe from any thread, everything else belongs to the FX thread. What is
 * waiting is bounded by the number of distinct tasks.
 */
public final class FxBridge {

    private final Object lock = new Object();
    private final Consumer<Throwable> failures;
    private final List<LongConsumer> pulses = new ArrayList<>();
    private Set<Runnable> waiting = new LinkedHashSet<>();
    private @Nullable AnimationTimer timer;

    /**
     * @param failures told of every task that threw, on the FX thread
     */
    public FxBridge(Consumer<Throwable> failures) {
        this.failures = failures;
    }

    /** Runs {@code task} in the next pulse; marking the same task again changes nothing. */
    public void mark(Runnable task) {
        synchronized (lock) {
            waiting.add(task);
        }
    }

    /** Runs something once on the FX thread, soon; for starting and ending, never for data. */
    public static void call(Runnable once) {
        Platform.runLater(once);
    }

    /** Starts pulsing; callable from any thread once the toolkit runs. */
    public void start() {
        Platform.runLater(() -> {
            if (timer == null) {
                timer =
                        new AnimationTimer() {
                            @Override
                            public void handle(long now) {
                                pulse(now);
                            }
                        };
                timer.start();
            }
        });
    }

    /** Runs what is waiting now, then tells the pulse listeners. */
    public void pulse(long nanoTime) {
        Set<Runnable> due;
        synchronized (lock) {
            due = waiting;
            waiting = new LinkedHashSet<>();
        }
        for (Runnable task : due) {
            guarded(task);
        }
        for (LongConsumer listener : List.copyOf(pulses)) {
            guarded(() -> listener.accept(nanoTime));
        }
    }

    /** Called in every pulse with its {@link System#nanoTime} stamp until closed. */
    public Pin onPulse(LongConsumer listener) {
        pulses.add(listener);
        return () -> pulses.remove(listener);
    }

    /** Stops pulsing; what is waiting stays. */
    public void stop() {
        if (timer != null) {
            timer.stop();
            timer = null;
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            failures.accept(e);
        }
    }
}
