package io.aibotiyi.workstation.state;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The newest value of something that changes faster than a screen: set from any thread, seen by
 * listeners on the FX thread at most once per pulse, intermediate values skipped.
 */
public final class Live<T> {

    private final FxBridge bridge;
    private final List<Consumer<? super T>> listeners = new CopyOnWriteArrayList<>();
    private final Runnable tell = this::tell;
    private volatile T value;

    public Live(FxBridge bridge, T initial) {
        this.bridge = bridge;
        this.value = initial;
    }

    public T get() {
        return value;
    }

    public void set(T next) {
        synchronized (this) {
            value = next;
        }
        bridge.mark(tell);
    }

    /** Atomic read, change, write. */
    public void update(UnaryOperator<T> change) {
        synchronized (this) {
            value = change.apply(value);
        }
        bridge.mark(tell);
    }

    /** Tells the present value at once and every later one per pulse. FX thread only. */
    public Pin listen(Consumer<? super T> listener) {
        listeners.add(listener);
        listener.accept(value);
        return () -> listeners.remove(listener);
    }

    /** Number of listeners, for leak tests. */
    public int listeners() {
        return listeners.size();
    }

    private void tell() {
        T now = value;
        for (Consumer<? super T> listener : listeners) {
            listener.accept(now);
        }
    }
}
