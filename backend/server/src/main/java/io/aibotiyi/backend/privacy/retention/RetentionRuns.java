package io.aibotiyi.backend.privacy.retention;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.personal.RetentionRule;
import io.aibotiyi.backend.privacy.Retention;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs each rule once a day, on whichever node is first. */
@Service
public final class RetentionRuns implements Retention {

    static final Duration PERIOD = Duration.ofDays(1);

    /** Rows or files per transaction, so that nobody waits long behind one. */
    static final int BATCH = 1_000;

    /** Batches per run; the rest is deleted on the following days. */
    static final int MOST_BATCHES = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRuns.class);

    private record Stored(
            @Nullable Integer keepDays, @Nullable Instant lastRun, @Nullable Long deleted) {}

    private final List<RetentionRule> rules;
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public RetentionRuns(
            List<RetentionRule> rules,
            JdbcClient jdbc,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules.stream().sorted(Comparator.comparing(RetentionRule::name)).toList();
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<RetentionRuleView> rules() {
        return rules.stream().map(this::view).toList();
    }

    @Override
    public RetentionRuleView set(String rule, int keepDays) {
        RetentionRule found =
                rules.stream()
                        .filter(r -> r.name().equals(rule))
                        .findFirst()
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no rule of that name"));
        if (keepDays < found.shortestDays() || keepDays > found.longestDays()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "This is kept for "
                            + found.shortestDays()
                            + " to "
                            + found.longestDays()
                            + " days",
                    "keepDays");
        }
        transaction.executeWithoutResult(status -> {
            ensureRow(rule);
            int before = keepDays(found);
            jdbc.sql("update privacy_retention set keep_days = ? where name = ?")
                    .params(keepDays, rule)
                    .update();
            audit.append(
                    AuditEvent.done("privacy.retention.changed", "retention:" + rule)
                            .with(
                                    Map.of(
                                            "before", String.valueOf(before),
                                            "after", String.valueOf(keepDays))));
        });
        return view(found);
    }

    @Override
    public void run() {
        for (RetentionRule rule : rules) {
            try {
                run(rule);
            } catch (RuntimeException e) {
                LOG.error(
                        "The retention rule {} failed; it is tried again tomorrow", rule.name(), e);
                audit.appendNow(
                        new AuditEvent(
                                "privacy.retention.failed",
                                AuditEvent.Outcome.FAILED,
                                "retention:" + rule.name(),
                                Map.of("error", e.getClass().getSimpleName()),
                                null,
                                Map.of()));
            }
        }
    }

    /** Runs what is due; another node that is faster runs it instead. */
    void runDue() {
        for (RetentionRule rule : rules) {
            Instant last = stored(rule).map(Stored::lastRun).orElse(null);
            if (last == null || !clock.instant().isBefore(last.plus(PERIOD))) {
                run(rule);
            }
        }
    }

    private void run(RetentionRule rule) {
        ensureRow(rule.name());
        if (!claim(rule)) {
            return;
        }
        int days = keepDays(rule);
        Instant before = clock.instant().minus(Duration.ofDays(days));
        long deleted = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int some = rule.deleteOlderThan(before, BATCH);
            deleted += some;
            if (some < BATCH) {
                break;
            }
        }
        long all = deleted;
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update privacy_retention set deleted = ? where name = ?")
                    .params(all, rule.name())
                    .update();
            audit.append(
                    AuditEvent.done("privacy.retention.ran", "retention:" + rule.name())
                            .with(
                                    Map.of(
                                            "deleted", String.valueOf(all),
                                            "olderThan", before.toString(),
                                            "keepDays", String.valueOf(days))));
        });
    }

    /** By a compare-and-set of the last run's time. */
    private boolean claim(RetentionRule rule) {
        Instant last = stored(rule).map(Stored::lastRun).orElse(null);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return last == null
                ? jdbc.sql(
                                        "update privacy_retention set last_run_at = ? where name = ?"
                                                + " and last_run_at is null")
                                .params(now, rule.name())
                                .update()
                        == 1
                : jdbc.sql(
                                        "update privacy_retention set last_run_at = ? where name = ?"
                                                + " and last_run_at = ?")
                                .params(now, rule.name(), last.atOffset(ZoneOffset.UTC))
                                .update()
                        == 1;
    }

    private void ensureRow(String rule) {
        boolean there =
                jdbc.sql("select count(*) from privacy_retention where name = ?")
                                .param(rule)
                                .query(Integer.class)
                                .single()
                        > 0;
        if (!there) {
            try {
                jdbc.sql("insert into privacy_retention (name) values (?)").param(rule).update();
            } catch (DuplicateKeyException e) {
                LOG.debug("Another node was faster to note the rule {}", rule);
            }
        }
    }

    private int keepDays(RetentionRule rule) {
        Integer set = stored(rule).map(Stored::keepDays).orElse(null);
        return set == null ? rule.defaultDays() : set;
    }

    private Optional<Stored> stored(RetentionRule rule) {
        return jdbc.sql(
                        "select keep_days, last_run_at, deleted from privacy_retention where name ="
                                + " ?")
                .param(rule.name())
                .query((rs, i) -> {
                    OffsetDateTime last = rs.getObject("last_run_at", OffsetDateTime.class);
                    return new Stored(
                            rs.getObject("keep_days", Integer.class),
                            last == null ? null : last.toInstant(),
                            rs.getObject("deleted", Long.class));
                })
                .optional();
    }

    private RetentionRuleView view(RetentionRule rule) {
        Optional<Stored> stored = stored(rule);
        return new RetentionRuleView(
                rule.name(),
                rule.text(),
                keepDays(rule),
                rule.defaultDays(),
                rule.shortestDays(),
                rule.longestDays(),
                stored.map(Stored::lastRun).orElse(null),
                stored.map(Stored::deleted).orElse(null));
    }
}
