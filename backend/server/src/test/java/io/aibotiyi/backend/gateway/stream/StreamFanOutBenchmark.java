package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.bench.Benchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Messages a second that reach 1,000 connections, each subscribed to ten books that never rest, as
 * a watch list is: the streams and npm {@code ws} in a process of their own each, in turn, with the
 * same clients on the other core and the same payloads. Either leaves out who reads too slowly.
 */
public final class StreamFanOutBenchmark implements Benchmark {

    private static final int CONNECTIONS = 1000;
    private static final int ROUNDS = 5;

    @Override
    public String name() {
        return "stream-fan-out";
    }

    @Override
    public Result run() throws Exception {
        return measure(name(), BenchMarkets.BOOKS);
    }

    static Result measure(String name, int books) throws Exception {
        double[] ours = new double[ROUNDS];
        double[] peers = new double[ROUNDS];
        Optional<Path> node = NodePackages.install("ws@8");
        try (FanOutProcess streams = FanOutProcess.streams(1)) {
            Path frames = Files.createTempFile("frames", ".json");
            FanOutFrames.record(streams, frames);
            try (FanOutClients clients = new FanOutClients();
                    FanOutClients others = new FanOutClients()) {
                clients.connect(CONNECTIONS, streams.port, streams.token, books);
                if (node.isEmpty()) {
                    for (int i = 0; i < ROUNDS; i++) {
                        ours[i] = rate(streams, clients);
                    }
                    return result(ours, null);
                }
                try (FanOutProcess ws = FanOutProcess.ws(node.get(), frames)) {
                    others.connect(CONNECTIONS, ws.port, ws.token, books);
                    for (int i = 0; i < ROUNDS; i++) {
                        ours[i] = rate(streams, clients);
                        peers[i] = rate(ws, others);
                    }
                    others.requireAll();
                }
                clients.requireAll();
            } finally {
                Files.delete(frames);
            }
        }
        return result(ours, peers);
    }

    private static Result result(
            double[] ours, double @org.jspecify.annotations.Nullable [] peers) {
        double value = median(ours);
        if (peers == null) {
            return new Result(
                    value,
                    "messages/s",
                    null,
                    Double.NaN,
                    "3 x npm ws, which is absent here",
                    false);
        }
        double peer = median(peers);
        return new Result(value, "messages/s", "npm ws", peer, "3 x npm ws", value >= 3 * peer);
    }

    /** Messages a second while as much as possible is asked for. */
    static double rate(FanOutProcess server, FanOutClients clients) throws InterruptedException {
        server.say("max");
        Thread.sleep(700);
        long before = clients.received.sum();
        long began = System.nanoTime();
        Thread.sleep(2_000);
        double rate = (clients.received.sum() - before) * 1e9 / (System.nanoTime() - began);
        server.say("pause");
        settle(clients);
        return rate;
    }

    /** Waits until nothing is under way any more. */
    private static void settle(FanOutClients clients) throws InterruptedException {
        for (long last = -1; last != clients.received.sum(); ) {
            last = clients.received.sum();
            Thread.sleep(100);
        }
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
