package io.aibotiyi.backend.audit;

import io.aibotiyi.bench.Benchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Business transactions a second from eight threads, each with one audit entry; the peer is the
 * same transactions without. Both commit to the embedded database's file.
 */
public final class AuditAppendBenchmark implements Benchmark {

    private static final int THREADS = 8;
    private static final int EACH = 500;

    @Override
    public String name() {
        return "audit-append-concurrent";
    }

    @Override
    public Result run() throws Exception {
        try (BenchHome home = new BenchHome()) {
            AuditRig rig = home.rig;
            rig.jdbc.execute("create table act (id bigint primary key, note varchar(100))");
            AtomicLong ids = new AtomicLong();
            Runnable plain =
                    () ->
                            rig.transaction.executeWithoutResult(status ->
                                    rig.jdbc.update(
                                            "insert into act values (?, 'note')",
                                            ids.incrementAndGet()));
            Runnable audited =
                    () ->
                            rig.transaction.executeWithoutResult(status -> {
                                rig.jdbc.update(
                                        "insert into act values (?, 'note')",
                                        ids.incrementAndGet());
                                rig.log.append(AuditEvent.done("test.acted", "act:1"));
                            });
            rate(plain);
            rate(audited);
            double without = rate(plain);
            double with = rate(audited);
            if (!rig.verify().ok()) {
                throw new IllegalStateException("The log does not verify");
            }
            return new Result(with, "tx/s", "the same without audit", without, null, true);
        }
    }

    private static double rate(Runnable transaction) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Callable<Void> work =
                    () -> {
                        for (int i = 0; i < EACH; i++) {
                            transaction.run();
                        }
                        return null;
                    };
            long began = System.nanoTime();
            List<Future<Void>> running = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                running.add(threads.submit(work));
            }
            for (Future<Void> each : running) {
                each.get();
            }
            return THREADS * EACH * 1e9 / (System.nanoTime() - began);
        }
    }
}
