package io.aibotiyi.backend.audit;

import io.aibotiyi.bench.Benchmark;
import java.util.Map;

/** Seconds to verify a log of a million entries in the embedded database's file. */
public final class AuditVerifyBenchmark implements Benchmark {

    private static final int ENTRIES = 1_000_000;
    private static final int BATCH = 10_000;
    private static final double GOAL = 10;

    @Override
    public String name() {
        return "audit-verify-million";
    }

    @Override
    public Result run() throws Exception {
        try (BenchHome home = new BenchHome()) {
            for (int i = 0; i < ENTRIES; i += BATCH) {
                append(home.rig, i);
            }
            home.rig.checkpoint();
            long began = System.nanoTime();
            AuditReport report = home.rig.verify();
            double seconds = (System.nanoTime() - began) / 1e9;
            if (!report.equals(new AuditReport(ENTRIES, true, null, null))) {
                throw new IllegalStateException("The log does not verify: " + report);
            }
            return new Result(
                    seconds,
                    "s",
                    null,
                    Double.NaN,
                    "one million entries verified in under 10 s",
                    seconds < GOAL);
        }
    }

    private static void append(AuditRig rig, int from) {
        CallContext context =
                new CallContext(
                        Actor.person("0198c5c2-7f4b-7000-8000-0000000000" + from % 90),
                        null,
                        "device-" + from % 10,
                        "192.0.2." + from % 250,
                        "AIBOT IYI Workstation/0.1.0 (Linux)",
                        "4bf92f3577b34da6a3ce929d0e0e4736");
        context.call(() -> {
            rig.transaction.executeWithoutResult(status -> {
                for (int i = from; i < from + BATCH; i++) {
                    rig.log.append(
                            AuditEvent.done("trading.limit.changed", "account:" + i % 1_000)
                                    .with(Map.of("from", "" + i, "to", "" + (i + 1))));
                }
            });
            return null;
        });
    }
}
