package io.aibotiyi.backend.audit.trail;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.AuditLogBroken;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.audit.checkpoint.Checkpointer;
import io.aibotiyi.backend.audit.verify.DatabaseVerifier;
import io.aibotiyi.protocol.Audit.Verification;
import io.aibotiyi.protocol.Audit.VerificationState;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Verifies the log of the running backend, one verification at a time, and audits its outcome. */
@Component
final class LogVerification {

    private static final Logger LOG = LoggerFactory.getLogger(LogVerification.class);

    private final JdbcTemplate jdbc;
    private final Checkpointer checkpointer;
    private final AuditLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AtomicReference<Verification> state =
            new AtomicReference<>(
                    new Verification(VerificationState.NEVER, 0, 0, null, null, null, null));

    LogVerification(
            JdbcTemplate jdbc,
            Checkpointer checkpointer,
            AuditLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.checkpointer = checkpointer;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    Verification state() {
        return Objects.requireNonNull(state.get());
    }

    Verification start() {
        Verification before = state();
        Instant now = clock.instant();
        Verification started =
                new Verification(VerificationState.RUNNING, 0, size(), null, null, now, null);
        if (before.state() != VerificationState.RUNNING && state.compareAndSet(before, started)) {
            CallContext caller = CallContext.current();
            var _ =
                    Thread.ofVirtual()
                            .name("audit-verification")
                            .start(() ->
                                    caller.call(() -> {
                                        run(started);
                                        return null;
                                    }));
            return started;
        }
        return Objects.requireNonNull(state.get());
    }

    private void run(Verification started) {
        Verification ended;
        try {
            AuditReport report =
                    new DatabaseVerifier(jdbc, checkpointer.files(), false, true)
                            .verify(
                                    List.of(),
                                    checked -> state.set(checkedSoFar(started, checked)));
            ended =
                    new Verification(
                            report.ok() ? VerificationState.SOUND : VerificationState.BROKEN,
                            report.entries(),
                            report.entries(),
                            report.firstBad(),
                            report.reason(),
                            started.startedAt(),
                            clock.instant());
            tell(report);
        } catch (RuntimeException e) {
            LOG.error("The audit log could not be verified: {}", e.getMessage());
            ended =
                    new Verification(
                            VerificationState.FAILED,
                            state().checked(),
                            started.entries(),
                            null,
                            "The verification could not be finished; the log file says why.",
                            started.startedAt(),
                            clock.instant());
        }
        state.set(ended);
    }

    private void tell(AuditReport report) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("entries", Long.toString(report.entries()));
        if (!report.ok()) {
            LOG.error(
                    "The audit log is broken at entry {}: {}", report.firstBad(), report.reason());
            facts.put("firstBad", String.valueOf(report.firstBad()));
            facts.put("reason", String.valueOf(report.reason()));
        }
        AuditEvent.Outcome outcome =
                report.ok() ? AuditEvent.Outcome.DONE : AuditEvent.Outcome.FAILED;
        log.appendNow(
                new AuditEvent("audit.verified", outcome, "audit:log", facts, null, Map.of()));
        if (!report.ok()) {
            events.publishEvent(new AuditLogBroken(report));
        }
    }

    private static Verification checkedSoFar(Verification started, long checked) {
        return new Verification(
                VerificationState.RUNNING,
                checked,
                Math.max(checked, started.entries()),
                null,
                null,
                started.startedAt(),
                null);
    }

    private long size() {
        @Nullable Long size =
                jdbc.queryForObject("select size from audit_head where id = 1", Long.class);
        return size == null ? 0 : size;
    }
}
