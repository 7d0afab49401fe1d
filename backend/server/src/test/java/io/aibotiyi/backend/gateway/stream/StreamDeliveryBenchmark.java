package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.bench.Benchmark;

/**
 * The age that 99 % of messages do not exceed when they reach their reader, from the change of the
 * book in the server's process: 50,000 messages a second to 1,000 connections of ten books each, at
 * the default flush interval of 25 ms, which is most of it.
 */
public final class StreamDeliveryBenchmark implements Benchmark {

    @Override
    public String name() {
        return "stream-delivery-p99";
    }

    @Override
    public Result run() throws Exception {
        double[] ages = new double[5];
        try (FanOutProcess streams = FanOutProcess.streams(25);
                FanOutClients clients = new FanOutClients()) {
            clients.connect(1000, streams.port, streams.token, BenchMarkets.BOOKS);
            streams.say("5");
            Thread.sleep(3_000);
            for (int i = 0; i < ages.length; i++) {
                long before = clients.received.sum();
                clients.startTiming();
                Thread.sleep(2_000);
                ages[i] = clients.stopTiming(0.99);
                long rate = (clients.received.sum() - before) / 2;
                if (rate < 45_000) {
                    throw new IllegalStateException("only " + rate + " messages a second came");
                }
            }
        }
        double p99 = StreamFanOutBenchmark.median(ages);
        return new Result(p99, "ms", null, Double.NaN, "below 100 ms", p99 < 100);
    }
}
