package io.aibotiyi.backend.notifications.mail;

import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.backend.notifications.Mail;
import io.aibotiyi.backend.vault.SealBrokenException;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mail in the database, sealed. A mail that is being sent is leased: should its sender die, it is
 * due again after {@link #LEASE}. Several processes may work off one queue.
 */
@Component
public final class MailQueue implements QueueGauge {

    /** More than this many waiting are not taken. */
    static final int MOST = 10_000;

    /** Longer than sending one mail can take. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** After which a mail that could not be sent is given up. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    /** How long a mail that was given up stays to be looked at. */
    static final Duration DEAD_KEPT = Duration.ofDays(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);
    private static final int LONGEST_ERROR = 500;

    /** A mail whose turn it is; {@code mail} is null for one that only pretends. */
    record Due(UUID id, @Nullable Mail mail, int attempts, Instant created) {}

    /** How many mails wait, and how many were given up. */
    public record Backlog(long waiting, long dead) {}

    private record Content(String to, String subject, String text) {}

    private record Row(UUID id, byte[] sealed, boolean decoy, int attempts, Instant created) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final LongAdder refused = new LongAdder();

    public MailQueue(
            JdbcClient jdbc,
            Vault vault,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the caller's transaction. */
    void add(Mail mail, boolean decoy) {
        if (backlog().waiting() >= MOST) {
            refused.increment();
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    "More than " + MOST + " mails wait to be sent; try again later");
        }
        UUID id = ids.next();
        byte[] content =
                Json.mapper()
                        .writeValueAsBytes(new Content(mail.to(), mail.subject(), mail.text()));
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql(
                        "insert into notifications_mail (id, sealed, decoy, created_at, due_at,"
                                + " attempts) values (?, ?, ?, ?, ?, 0)")
                .params(id, vault.seal(purpose(id), content), decoy, now, now)
                .update();
    }

    @Override
    public String name() {
        return "mail";
    }

    /** In the database, which all nodes share. */
    @Override
    public long depth() {
        return backlog().waiting();
    }

    @Override
    public long capacity() {
        return MOST;
    }

    @Override
    public long refused() {
        return refused.sum();
    }

    @Override
    public String full() {
        return "what would send a mail is refused";
    }

    public Backlog backlog() {
        return jdbc.sql(
                        "select count(*) - count(dead_at) as waiting, count(dead_at) as dead"
                                + " from notifications_mail")
                .query((rs, i) -> new Backlog(rs.getLong("waiting"), rs.getLong("dead")))
                .single();
    }

    /**
     * Leases the mail that has been due longest; empty if none is due.
     *
     * @throws SealBrokenException if it was tampered with; it is then given up
     */
    Optional<Due> lease() {
        Optional<Row> row =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            Optional<Row> next = nextDue();
                            next.ifPresent(this::lease);
                            return next;
                        }));
        return row.map(this::opened);
    }

    private void lease(Row row) {
        jdbc.sql(
                        "update notifications_mail set due_at = ?, attempts = attempts + 1 where id"
                                + " = ?")
                .params(utc(clock.instant().plus(LEASE)), row.id())
                .update();
    }

    private Optional<Row> nextDue() {
        return jdbc.sql(
                        "select id, sealed, decoy, attempts, created_at from notifications_mail"
                                + " where dead_at is null and due_at <= ? order by due_at, id"
                                + " limit 1 for update skip locked")
                .param(utc(clock.instant()))
                .query(MailQueue::row)
                .optional();
    }

    private Due opened(Row row) {
        int attempts = row.attempts() + 1;
        if (row.decoy()) {
            return new Due(row.id(), null, attempts, row.created());
        }
        Content content = Json.mapper().readValue(unsealed(row), Content.class);
        return new Due(
                row.id(),
                new Mail(content.to(), content.subject(), content.text()),
                attempts,
                row.created());
    }

    private String unsealed(Row row) {
        try {
            return new String(vault.open(purpose(row.id()), row.sealed()), StandardCharsets.UTF_8);
        } catch (SealBrokenException e) {
            failed(new Due(row.id(), null, 1, row.created()), "its seal is broken", true);
            throw e;
        }
    }

    void sent(Due mail) {
        jdbc.sql("delete from notifications_mail where id = ?").param(mail.id()).update();
    }

    /** Tries again later, or gives up if a day has passed or there is no hope. */
    boolean failed(Due mail, String error, boolean hopeless) {
        Instant now = clock.instant();
        boolean dead = hopeless || !now.isBefore(mail.created().plus(GIVEN_UP_AFTER));
        jdbc.sql(
                        "update notifications_mail set due_at = ?, dead_at = ?, last_error = ?"
                                + " where id = ?")
                .param(utc(now.plus(pause(mail.attempts()))))
                .param(dead ? utc(now) : null)
                .param(error.substring(0, Math.min(LONGEST_ERROR, error.length())))
                .param(mail.id())
                .update();
        return dead;
    }

    /** Forgets what was given up long ago. */
    void forgetDead() {
        jdbc.sql("delete from notifications_mail where dead_at < ?")
                .param(utc(clock.instant().minus(DEAD_KEPT)))
                .update();
    }

    static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String purpose(UUID id) {
        return "notifications.mail:" + id;
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getBytes("sealed"),
                rs.getBoolean("decoy"),
                rs.getInt("attempts"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
