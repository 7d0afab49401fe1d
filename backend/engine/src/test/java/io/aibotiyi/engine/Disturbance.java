package io.aibotiyi.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What kept a thread from its core, in totals so far or, by {@link #since}, between two moments:
 * how long it was ready and did not run (as Linux counts it, NaN elsewhere), how long other threads
 * of this process ran (compiler, collector), and the compiler's and collector's own totals. Where
 * the process has one core, waiting beyond the own threads' time is other processes'.
 *
 * @param waitedMillis ready to run, but not running
 * @param ownMillis processor time of this process's other threads
 * @param compiledMillis as the compiler counts it
 * @param collections garbage collections
 */
record Disturbance(double waitedMillis, double ownMillis, long compiledMillis, long collections) {

    /** The calling thread's totals so far. */
    static Disturbance now() {
        OperatingSystemMXBean process =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long collections = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += collector.getCollectionCount();
        }
        return new Disturbance(
                waited(),
                (process.getProcessCpuTime() - thread) / 1e6,
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime(),
                collections);
    }

    private static double waited() {
        try {
            String[] numbers = Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ");
            return Long.parseLong(numbers[1]) / 1e6;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    Disturbance since(Disturbance before) {
        return new Disturbance(
                waitedMillis - before.waitedMillis,
                ownMillis - before.ownMillis,
                compiledMillis - before.compiledMillis,
                collections - before.collections);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "waited %.1f ms, own threads %.1f ms, compiled %d ms, %d gc",
                waitedMillis,
                ownMillis,
                compiledMillis,
                collections);
    }
}
