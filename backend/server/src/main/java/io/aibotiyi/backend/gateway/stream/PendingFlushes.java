package io.aibotiyi.backend.gateway.stream;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/** Connections of the current event loop that were written to and not flushed yet. */
final class PendingFlushes {

    private static final FastThreadLocal<List<StreamConnection>> TOUCHED =
            new FastThreadLocal<>() {
                @Override
                protected List<StreamConnection> initialValue() {
                    return new ArrayList<>();
                }
            };

    private PendingFlushes() {}

    static void add(StreamConnection connection) {
        TOUCHED.get().add(connection);
    }

    static void flush() {
        List<StreamConnection> touched = TOUCHED.get();
        // flushing may make a connection writable, which writes and adds it again
        for (int i = 0; i < touched.size(); i++) {
            touched.get(i).flush();
        }
        touched.clear();
    }
}
