package io.aibotiyi.workstation.burst;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which threads of this process use the processor, in percent of one core, between making this and
 * {@link #told}. Virtual threads count at their carriers; what collects and compiles is in the
 * whole, and not in a thread.
 */
final class ProcessorUse {

    private static final int SHOWN = 12;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = used();
    private final long process = process();
    private final long collecting = collecting();
    private final long began = System.nanoTime();

    ProcessorUse() {
        double _ = system().getCpuLoad(); // the next answer is about the time from here
    }

    String told() {
        double elapsed = System.nanoTime() - began;
        Map<String, Long> byName = new HashMap<>();
        used().forEach((id, time) -> {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null) {
                byName.merge(info.getThreadName(), time - before.getOrDefault(id, 0L), Long::sum);
            }
        });
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "machine %.0f %% of %d cores, process %.0f %% of one, paused for collections %.1f %% of the time",
                        system().getCpuLoad() * 100,
                        system().getAvailableProcessors(),
                        (process() - process) / elapsed * 100,
                        (collecting() - collecting) * 1e6 / elapsed * 100));
        byName.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(e ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%n  %5.1f %%  %s",
                                        e.getValue() / elapsed * 100,
                                        e.getKey())));
        return text.toString();
    }

    private Map<Long, Long> used() {
        Map<Long, Long> all = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            long time = threads.getThreadCpuTime(id);
            if (time > 0) {
                all.put(id, time);
            }
        }
        return all;
    }

    private static long process() {
        return system().getProcessCpuTime();
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    /** Milliseconds. */
    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
