package io.aibotiyi.client;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Book deltas of ten levels, decoded and applied to a client's book, on one thread. */
public final class FrameDecodingBenchmark implements Benchmark {

    private static final int FRAMES = 20_000;

    @Override
    public String name() {
        return "client-book-deltas";
    }

    @Override
    public Result run() {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            List<Level> bids = new ArrayList<>();
            List<Level> asks = new ArrayList<>();
            for (int l = 0; l < 5; l++) {
                bids.add(level(6_000_000 - (i + l * 7) % 500, 1 + i % 90));
                asks.add(level(6_000_100 + (i + l * 7) % 500, 1 + i % 90));
            }
            frames.add(
                    Json.mapper()
                            .writerFor(StreamFrame.class)
                            .writeValueAsString(
                                    new StreamFrame.Book(
                                            1,
                                            i == 0,
                                            Math.max(0, i - 1),
                                            i,
                                            Instant.EPOCH,
                                            FeedState.LIVE,
                                            bids,
                                            asks)));
        }
        FrameDecoder decoder = new FrameDecoder();
        double[] rates = new double[9];
        for (int round = 0; round < rates.length; round++) {
            ClientBook book = new ClientBook();
            long began = System.nanoTime();
            for (String frame : frames) {
                if (decoder.decode(frame) instanceof StreamFrame.Book b) {
                    book.apply(b);
                }
            }
            rates[round] = FRAMES * 1e9 / (System.nanoTime() - began);
            if (book.sequence() != FRAMES - 1) {
                throw new IllegalStateException("not all frames were applied");
            }
        }
        double[] warm = Arrays.copyOfRange(rates, 4, rates.length);
        Arrays.sort(warm);
        double median = warm[warm.length / 2];
        return new Result(
                median,
                "frames/s",
                null,
                Double.NaN,
                "20,000 ten-level deltas a second on one thread",
                median >= 20_000);
    }

    private static Level level(int cents, int quantity) {
        return new Level(BigDecimal.valueOf(cents, 2), BigDecimal.valueOf(quantity, 4));
    }
}
