package io.aibotiyi.backend;

import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.AuditVerifier;
import io.aibotiyi.backend.operations.HomeDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** What can be examined of a home while no backend runs on it. */
public final class StoppedHome {

    private StoppedHome() {}

    /**
     * Verifies the audit log in the database that the home's configuration names.
     *
     * @param given further signed checkpoints that the log must agree with
     * @param progress told how many entries were checked so far
     * @throws BackendStartException if a backend runs on the home
     */
    public static AuditReport verifyAudit(Path home, List<String> given, LongConsumer progress) {
        HomeLock lock = HomeLock.take(home);
        try {
            if (HomeDatabase.exists(home)) {
                return verify(home, given, progress);
            }
            return AuditVerifier.hasCheckpoints(home)
                    ? new AuditReport(
                            0, false, 0L, "the database is gone, but there are checkpoints")
                    : new AuditReport(0, true, null, null);
        } finally {
            lock.close();
        }
    }

    private static AuditReport verify(Path home, List<String> given, LongConsumer progress) {
        boolean shared = !HomeDatabase.embedded(home);
        try (HomeDatabase database = HomeDatabase.open(home)) {
            return AuditVerifier.database(database.dataSource(), home, shared, given, progress);
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return new AuditReport(
                    0, false, 0L, "the database cannot be opened: " + cause.getMessage());
        }
    }
}
