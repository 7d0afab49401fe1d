package io.aibotiyi.charts;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Runs test code on the JavaFX application thread, starting the toolkit once per JVM. */
final class FxThread {

    private static final long LIMIT_SECONDS = 60;

    private FxThread() {}

    static <T> T call(Callable<T> work) {
        start();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.call());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e.getCause() == null ? e : e.getCause());
        }
    }

    static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until the toolkit has pulsed this often, so that what was asked for has been drawn. */
    static void awaitPulses(int count) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        run(() ->
                new AnimationTimer() {
                    private int left = count;

                    @Override
                    public void handle(long now) {
                        if (left-- == 0) {
                            stop();
                            done.complete(true);
                        }
                    }
                }.start());
        try {
            done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no " + count + " pulses within " + LIMIT_SECONDS + " s", e);
        }
    }

    private static void start() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            return;
        }
        Platform.setImplicitExit(false);
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
