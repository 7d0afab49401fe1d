package io.aibotiyi.backend.audit.checkpoint;

import io.aibotiyi.backend.audit.log.Growth;
import io.aibotiyi.backend.audit.tree.Frontier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes checkpoints: on a schedule, after many entries, on demand and when the backend stops. Each
 * goes to the files first and then to the database, so that the files never know less. What was
 * appended since the latest one is chained, but its removal from the end would not be noticed: the
 * settings bound that window.
 */
@Component
public final class Checkpointer implements SmartLifecycle, Growth {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final byte[] NONE = new byte[0];

    private final JdbcClient jdbc;
    private final TransactionTemplate own;
    private final CheckpointKey key;
    private final AuditSettings settings;
    private final Clock clock;
    private final List<CheckpointFile> files = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean due;
    private volatile boolean running;
    private @Nullable Thread thread;

    public Checkpointer(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CheckpointKey key,
            AuditSettings settings,
            Clock clock,
            @Value("${aibot.home}") String home) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        files.add(new CheckpointFile(Path.of(home).resolve("audit")));
        if (!settings.copyTo().isEmpty()) {
            files.add(new CheckpointFile(Path.of(settings.copyTo())));
        }
    }

    @Override
    public void grown(long from, long to) {
        if (from == 0 || from / settings.checkpointEntries() != to / settings.checkpointEntries()) {
            lock.lock();
            try {
                due = true;
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * A checkpoint of the log as it is now; the latest one if nothing was appended since. Empty
     * while the log is. Waits while another node of the database makes one, and takes over into the
     * files what others made before.
     *
     * @throws UncheckedIOException if it could not be written to every file
     */
    public synchronized Optional<Checkpoint> make() {
        return Objects.requireNonNull(own.execute(status -> makeAlone()));
    }

    private Optional<Checkpoint> makeAlone() {
        jdbc.sql("select id from audit_checkpoint_turn where id = 1 for update")
                .query(Integer.class)
                .single();
        Frontier frontier =
                jdbc.sql("select size, frontier from audit_head where id = 1")
                        .query((rs, i) -> {
                            byte @Nullable [] bytes = rs.getBytes("frontier");
                            return Frontier.of(rs.getLong("size"), bytes == null ? NONE : bytes);
                        })
                        .single();
        if (frontier.size() == 0) {
            return Optional.empty();
        }
        Optional<Checkpoint> same = of(frontier.size());
        if (same.isPresent()) {
            toFiles(same.get());
            return same;
        }
        Checkpoint made =
                Checkpoint.sign(
                        key.verifier(),
                        key.secret(),
                        frontier.size(),
                        frontier.root(),
                        clock.instant());
        toFiles(made);
        jdbc.sql("insert into audit_checkpoint (size, note) values (?, ?) on conflict do nothing")
                .params(made.size(), made.note())
                .update();
        return Optional.of(made);
    }

    /** The checkpoint of exactly that size. */
    public Optional<Checkpoint> of(long size) {
        return jdbc.sql("select note from audit_checkpoint where size = ?")
                .param(size)
                .query(String.class)
                .optional()
                .map(note -> Checkpoint.verified(note, key.verifier()));
    }

    /** The smallest checkpoint that covers the entry. */
    public Optional<Checkpoint> covering(long seq) {
        return jdbc.sql("select note from audit_checkpoint where size > ? order by size limit 1")
                .param(seq)
                .query(String.class)
                .optional()
                .map(note -> Checkpoint.verified(note, key.verifier()));
    }

    /** Newest first. */
    public List<Checkpoint> latest(int limit) {
        return jdbc
                .sql("select note from audit_checkpoint order by size desc limit ?")
                .param(limit)
                .query(String.class)
                .list()
                .stream()
                .map(note -> Checkpoint.verified(note, key.verifier()))
                .toList();
    }

    /** Where checkpoints are kept outside the database; the home's own first. */
    public List<CheckpointFile> files() {
        return List.copyOf(files);
    }

    public VerifierKey verifier() {
        return key.verifier();
    }

    private void toFiles(Checkpoint made) {
        for (CheckpointFile file : files) {
            try {
                long last = file.lastSize(key.verifier());
                for (Checkpoint missed : between(last, made.size())) {
                    file.append(missed);
                }
                if (last < made.size()) {
                    file.append(made);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The checkpoints " + file.file() + " cannot be written: " + e.getMessage(),
                        e);
            }
        }
    }

    /** What other nodes made meanwhile. */
    private List<Checkpoint> between(long above, long below) {
        return jdbc
                .sql(
                        "select note from audit_checkpoint where size > ? and size < ? order by"
                                + " size")
                .params(above, below)
                .query(String.class)
                .list()
                .stream()
                .map(note -> Checkpoint.verified(note, key.verifier()))
                .toList();
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        for (CheckpointFile file : files) {
            publishKey(file);
        }
        running = true;
        thread = Thread.ofPlatform().name("audit-checkpoints").daemon().start(this::run);
    }

    /** A key that is there already and is another one is left: verification tells of it. */
    private void publishKey(CheckpointFile file) {
        try {
            if (file.key().isEmpty()) {
                file.writeKey(key.verifier().text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The audit key " + file.keyFile() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void run() {
        while (running) {
            try {
                makeOrWarn();
                await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void await() throws InterruptedException {
        long left = settings.checkpointInterval().toNanos();
        lock.lock();
        try {
            while (running && !due && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.HOURS.toNanos(1)));
            }
            due = false;
        } finally {
            lock.unlock();
        }
    }

    private void makeOrWarn() {
        try {
            make();
        } catch (DataAccessException | UncheckedIOException | IllegalArgumentException e) {
            LOG.error("No audit checkpoint could be made, trying again: {}", e.getMessage());
        }
    }

    /** Makes the last one, so that a stopped log is covered to its end. */
    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
        }
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            makeOrWarn();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that audits, so it stops after them. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }
}
