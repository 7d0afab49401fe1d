package io.aibotiyi.workstation;

import io.aibotiyi.workstation.state.FxBridge;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Runs test code on the FX thread of the headless toolkit, starting it if need be. */
public final class OnFx {

    private OnFx() {}

    public static <T> T call(Callable<T> code) throws Exception {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException e) {
            started.complete(false);
        }
        started.get(20, TimeUnit.SECONDS);
        CompletableFuture<T> result = new CompletableFuture<>();
        FxBridge.call(() -> {
            try {
                result.complete(code.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(60, TimeUnit.SECONDS);
    }
}
