package io.aibotiyi.backend.operations.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what the outbox holds, oldest first, and then forgets it.
 *
 * <p>One thread takes at most {@link #BATCH} rows in a transaction, publishes each as a Spring
 * application event and deletes them. A crash in between publishes them again at the next start. A
 * listener's failure is tried again {@link #MAX_ATTEMPTS} times, holding up what follows, and then
 * the row is set aside as dead, so that one bad event cannot stop the rest for ever. Several
 * processes may relay one database: each row goes to one of them.
 */
@Component
public final class OutboxRelay implements SmartLifecycle {

    static final int BATCH = 256;
    static final int MAX_ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(200);

    private record Row(long seq, String topic, String payload, int attempts) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /** Listeners must not join, or doom, the relay's own transaction. */
    private final TransactionTemplate outsideTransaction;

    private final OutboxTopics topics;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    public OutboxRelay(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            OutboxTopics topics,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outsideTransaction = new TransactionTemplate(transactions);
        outsideTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        this.topics = topics;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** There is something new; never blocks. */
    public void wake() {
        signal.release();
    }

    /** How many events wait, and how many were set aside. */
    public Backlog backlog() {
        return jdbc.sql(
                        "select count(*) - count(dead_at) as waiting, count(dead_at) as dead,"
                                + " min(case when dead_at is null then created_at end) as oldest"
                                + " from operations_outbox")
                .query((rs, i) -> {
                    OffsetDateTime oldest = rs.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(
                            rs.getLong("waiting"),
                            rs.getLong("dead"),
                            oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /**
     * What has not been published.
     *
     * @param oldest when the oldest that waits was appended; null when none does
     */
    public record Backlog(long waiting, long dead, @Nullable Instant oldest) {}

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
        }
    }

    /** Publishes what is there, then stops. */
    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
        }
        wake();
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that makes events, so it stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        while (running) {
            drain();
            try {
                if (running && signal.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        drain();
    }

    private void drain() {
        try {
            while (relayBatch() > 0) {
                // until nothing is left
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The outbox cannot be read, trying again: {}", e.getMessage());
            pause(Duration.ofSeconds(1));
        }
    }

    /** Publishes one batch and returns how many rows it dealt with. */
    private int relayBatch() {
        Integer count =
                transaction.execute(status -> {
                    List<Row> rows =
                            jdbc.sql(
                                            "select seq, topic, payload, attempts from"
                                                    + " operations_outbox where dead_at is null"
                                                    + " order by seq limit "
                                                    + BATCH
                                                    + " for update skip locked")
                                    .query((rs, i) ->
                                            new Row(
                                                    rs.getLong("seq"),
                                                    rs.getString("topic"),
                                                    rs.getString("payload"),
                                                    rs.getInt("attempts")))
                                    .list();
                    int done = 0;
                    for (Row row : rows) {
                        done++;
                        if (!publish(row)) {
                            break;
                        }
                    }
                    return done;
                });
        return count == null ? 0 : count;
    }

    private boolean publish(Row row) {
        try {
            outsideTransaction.executeWithoutResult(
                    status -> publisher.publishEvent(topics.read(row.topic(), row.payload())));
        } catch (RuntimeException e) {
            return failed(row, e);
        }
        jdbc.sql("delete from operations_outbox where seq = ?").param(row.seq()).update();
        return true;
    }

    private boolean failed(Row row, RuntimeException failure) {
        int attempts = row.attempts() + 1;
        boolean dead = attempts >= MAX_ATTEMPTS;
        jdbc.sql("update operations_outbox set attempts = ?, dead_at = ? where seq = ?")
                .param(attempts)
                .param(dead ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                .param(row.seq())
                .update();
        if (dead) {
            LOG.error(
                    "Outbox event {} ({}) was set aside after {} attempts; it stays in"
                            + " operations_outbox",
                    row.seq(),
                    row.topic(),
                    attempts,
                    failure);
            return true;
        }
        LOG.warn(
                "Outbox event {} ({}) failed, trying again: {}",
                row.seq(),
                row.topic(),
                failure.toString());
        pause(RETRY_PAUSE);
        return false;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
