package io.aibotiyi.backend.marketdata.history;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.History;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What the first append of a process costs, in milliseconds: unpacking and loading DuckDB's native
 * library, opening it, and one row into a new series. Every later one is without the first two.
 * Once only: a process loads a library once; where another benchmark ran before, this says little.
 */
public final class HistoryStartBenchmark implements Benchmark {

    @Override
    public String name() {
        return "history-first-append";
    }

    @Override
    public Result run() throws IOException {
        Path home = Files.createTempDirectory("history-bench");
        Instrument btc = Instrument.unlisted(InstrumentId.parse("bench:BTC-USD"));
        long start = System.nanoTime();
        try (History history =
                History.open(home, InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z")))) {
            history.store()
                    .appendTrades(
                            btc,
                            HistoryKind.TRADES,
                            DataOrigin.SIMULATED,
                            List.of(new Trade(1, 1, 1, 1, 1, Side.BUY)));
            return Result.alone((System.nanoTime() - start) / 1e6, "ms");
        } finally {
            io.aibotiyi.backend.marketdata.history.store.DurableFiles.deleteTree(home);
        }
    }
}
