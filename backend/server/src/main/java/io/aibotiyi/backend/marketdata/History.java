package io.aibotiyi.backend.marketdata;

import io.aibotiyi.backend.marketdata.history.imports.StagedImporter;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.ParquetHistoryStore;
import io.aibotiyi.backend.marketdata.history.store.QueryEngine;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Opens market history under an application data folder, without any framework. Cheap until the
 * first query or append, which starts the embedded engine; one of these per process and folder
 * suffices. Safe from any thread.
 */
public final class History implements AutoCloseable {

    private final ParquetHistoryStore store;
    private final HistoryImporter importer;

    private History(ParquetHistoryStore store, HistoryImporter importer) {
        this.store = store;
        this.importer = importer;
    }

    /**
     * Opens {@code home/history}; nothing is created before something is stored.
     *
     * @param clock tells which data would lie in the future
     */
    public static History open(Path home, InstantSource clock) {
        HistoryFolder folder = new HistoryFolder(home);
        QueryEngine engine = new QueryEngine(folder.spill());
        ParquetHistoryStore store = new ParquetHistoryStore(folder, engine);
        return new History(store, new StagedImporter(folder, engine, store, clock));
    }

    public HistoryStore store() {
        return store;
    }

    public HistoryImporter importer() {
        return importer;
    }

    /** Waits for the work in progress and closes store and engine. */
    @Override
    public void close() {
        store.close();
    }
}
