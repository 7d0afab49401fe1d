package io.aibotiyi.venues.trading;

import io.aibotiyi.venues.net.StreamLoop;

/** How a session hears of its account: a private stream, or questions at intervals. */
interface AccountNews extends AutoCloseable {

    void start();

    /** Connections opened, or times that questions were answered again. */
    long connects();

    @Override
    void close();

    static AccountNews of(StreamLoop stream) {
        return new AccountNews() {
            @Override
            public void start() {
                stream.start();
            }

            @Override
            public long connects() {
                return stream.connects();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }
}
