package io.aibotiyi.backend.gateway.stream;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/** Connections of the current event loop that were written to and not flushed yet. */
final class PendingFlushes {

    private static final FastThreadLocal<List<Outlet>> TOUCHED =
            new FastThreadLocal<>() {
                @Override
                protected List<Outlet> initialValue() {
                    return new ArrayList<>();
                }
            };

    private PendingFlushes() {}

    static void add(Outlet outlet) {
        TOUCHED.get().add(outlet);
    }

    static void flush() {
        List<Outlet> touched = TOUCHED.get();
        // flushing may make a connection writable, which writes and adds it again
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).flush();
        }
        touched.clear();
    }
}
