package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.bench.Benchmark;

/**
 * Memory of the server's process (resident, heap of at most 512 MiB) while it holds 5,000 idle and
 * 1,000 streaming connections that get 50,000 messages a second; none may be lost.
 */
public final class StreamConnectionsBenchmark implements Benchmark {

    @Override
    public String name() {
        return "stream-connections-memory";
    }

    @Override
    public Result run() throws Exception {
        try (FanOutProcess streams = FanOutProcess.streams(25);
                FanOutClients idle = new FanOutClients();
                FanOutClients busy = new FanOutClients()) {
            double before = streams.residentMib();
            idle.connect(5000, streams.port, streams.token, 0);
            busy.connect(1000, streams.port, streams.token, BenchMarkets.BOOKS);
            streams.say("5");
            Thread.sleep(3_000);
            long from = busy.received.sum();
            Thread.sleep(5_000);
            long rate = (busy.received.sum() - from) / 5;
            double resident = streams.residentMib();
            String figures = streams.ask("figures");
            System.out.printf(
                    "6,000 connections: %.0f MiB resident, %.0f MiB before the first, %d messages/s,"
                            + " %d lost; %s%n",
                    resident, before, rate, idle.lost.get() + busy.lost.get(), figures);
            boolean held = idle.lost.get() + busy.lost.get() == 0 && rate >= 45_000;
            return new Result(
                    resident,
                    "MiB",
                    null,
                    Double.NaN,
                    "5,000 idle and 1,000 streaming connections held in 512 MiB",
                    held && resident <= 512);
        }
    }
}
