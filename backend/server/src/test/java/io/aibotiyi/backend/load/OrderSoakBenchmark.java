package io.aibotiyi.backend.load;

import io.aibotiyi.bench.Benchmark;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Half of the orders that the backend can take, for minutes ({@code bench.minutes}, 10 unless said
 * otherwise), on H2: what the heap grew by between the beginning and the end, each after a full
 * collection, in MiB. It fails if that is more than {@value #MOST_GROWTH_MIB}, if threads are left,
 * or if anything was lost, doubled or does not balance.
 */
public final class OrderSoakBenchmark implements Benchmark {

    private static final double MOST_GROWTH_MIB = 24;
    private static final int MOST_NEW_THREADS = 8;
    private static final int PARTS = 4;

    /** H2 would fill 64 MiB with pages of its file; that is a bound, but not seen in minutes. */
    private static final int DATABASE_CACHE_KIB = 8_192;

    private record Sample(double heapMib, int threads) {
        static Sample take() {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            memory.gc();
            return new Sample(
                    memory.getHeapMemoryUsage().getUsed() / (double) (1 << 20),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    @Override
    public String name() {
        return "order-soak";
    }

    @Override
    public boolean onlyWhenNamed() {
        return true;
    }

    @Override
    public Result run() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("bench.minutes", "10"));
        try (LoadedBackend backend = LoadedBackend.start(Map.of())) {
            backend.database().sql("set cache_size " + DATABASE_CACHE_KIB).update();
            ClosedLoop.run(backend, 10_000);
            double rate = ClosedLoop.run(backend, 10_000) / 2;
            part(backend, rate, 20);
            backend.moveTo(new Histogram(3), new Histogram(3));
            List<Sample> samples = new ArrayList<>(List.of(Sample.take()));
            Histogram acknowledgements = new Histogram(3);
            Histogram fills = new Histogram(3);
            long deepest = 0;
            for (int i = 0; i < PARTS; i++) {
                deepest = Math.max(deepest, part(backend, rate, minutes * 60 / PARTS));
                backend.moveTo(acknowledgements, fills);
                samples.add(Sample.take());
            }
            backend.prove();
            tell(minutes, rate, samples, deepest, acknowledgements, fills);
            return judged(samples);
        }
    }

    /** Returns how deep the deepest queue was. */
    private static long part(LoadedBackend backend, double rate, double seconds) throws Exception {
        AtomicLong deepest = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        Thread watch =
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            while (!over.get()) {
                                deepest.accumulateAndGet(backend.deepestQueue(), Math::max);
                                LockSupport.parkNanos(50_000_000);
                            }
                        });
        OpenLoop.run(backend.traders(), rate, (int) (rate * seconds));
        backend.settle();
        over.set(true);
        watch.join();
        return deepest.get();
    }

    private static void tell(
            double minutes,
            double rate,
            List<Sample> samples,
            long deepest,
            Histogram acknowledgements,
            Histogram fills) {
        System.out.printf(
                Locale.ROOT,
                "order-soak: %.0f orders/s for %.0f min; heap after GC %s MiB, threads %s,"
                        + " deepest queue %d, lost 0, doubled 0%n"
                        + "  acknowledged %s%n  fill heard   %s%n",
                rate,
                minutes,
                samples.stream().map(s -> String.format(Locale.ROOT, "%.1f", s.heapMib())).toList(),
                samples.stream().map(Sample::threads).toList(),
                deepest,
                OrderPath.percentiles(acknowledgements),
                OrderPath.percentiles(fills));
    }

    private static Result judged(List<Sample> samples) {
        double growth = samples.getLast().heapMib() - samples.getFirst().heapMib();
        int threads = samples.getLast().threads() - samples.getFirst().threads();
        if (growth > MOST_GROWTH_MIB || threads > MOST_NEW_THREADS) {
            throw new IllegalStateException("Memory or threads grow: " + samples);
        }
        return new Result(
                growth,
                "MiB",
                null,
                Double.NaN,
                "flat: the heap grows by at most 24 MiB, nothing lost or doubled",
                true);
    }
}
