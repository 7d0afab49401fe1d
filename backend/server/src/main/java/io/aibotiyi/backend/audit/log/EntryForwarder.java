package io.aibotiyi.backend.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Sends every committed entry to a collector on another machine as JSON lines over TCP, in order,
 * each with its hash (ASVS 5.0, 16.4.3). How far it got is kept in the database.
 *
 * <p>TCP does not tell what the collector kept: after each new connection the last {@value #AGAIN}
 * entries are sent again, and the collector recognises them by {@code seq}; a gap in {@code seq} is
 * closed with an export from there on. While the collector is away nothing is lost and nobody
 * waits; the log itself is the queue.
 */
@Component
public final class EntryForwarder implements SmartLifecycle {

    static final int AGAIN = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(EntryForwarder.class);
    private static final int PAGE = 500;
    private static final int CONNECT_MILLIS = 5_000;

    private final EntryRows rows;
    private final JdbcTemplate jdbc;
    private final String target;
    private final Duration pause;
    private final Semaphore stopping = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;
    private boolean complained;

    /**
     * @param target {@code tcp://HOST:PORT}; empty forwards nothing
     * @param pause between looks for new entries, and between attempts to connect
     * @throws IllegalArgumentException if the target is something else
     */
    public EntryForwarder(
            EntryRows rows,
            JdbcTemplate jdbc,
            @Value("${aibot.audit.forward-to:}") String target,
            @Value("${aibot.audit.forward-pause:1s}") Duration pause) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.target = target;
        this.pause = pause;
        if (!target.isEmpty()) {
            URI uri = URI.create(target);
            if (!"tcp".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
                throw new IllegalArgumentException(
                        "aibot.audit.forward-to must be tcp://HOST:PORT, not " + target);
            }
        }
    }

    @Override
    public synchronized void start() {
        if (!target.isEmpty() && !running) {
            running = true;
            thread = Thread.ofPlatform().name("audit-forwarder").daemon().start(this::run);
        }
    }

    @Override
    public void stop() {
        Thread ending;
        synchronized (this) {
            running = false;
            ending = thread;
            thread = null;
        }
        stopping.release();
        if (ending != null) {
            try {
                ending.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                forward();
            } catch (IOException | DataAccessException e) {
                if (!complained) {
                    LOG.warn(
                            "Audit entries cannot be forwarded to {}, trying on: {}",
                            target,
                            e.getMessage());
                    complained = true;
                }
                await();
            }
        }
    }

    /** Until the connection breaks or the backend stops; then sends what is left. */
    private void forward() throws IOException {
        URI uri = URI.create(target);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_MILLIS);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            complained = false;
            long next = Math.max(0, size() - AGAIN);
            boolean last;
            do {
                last = !running;
                next = sendFrom(next, out);
                if (!last) {
                    await();
                }
            } while (!last);
        }
    }

    private long sendFrom(long first, OutputStream out) throws IOException {
        long next = first;
        List<StoredEntry> page = rows.page(next, PAGE);
        while (!page.isEmpty()) {
            for (StoredEntry stored : page) {
                out.write(line(stored).getBytes(UTF_8));
            }
            out.flush();
            next = page.getLast().entry().seq() + 1;
            remember(next);
            page = rows.page(next, PAGE);
        }
        return next;
    }

    private static String line(StoredEntry stored) {
        return "{\"entry\":"
                + stored.entry().canonicalText()
                + ",\"hash\":\""
                + stored.hash()
                + "\"}\n";
    }

    private long size() {
        return jdbc
                .queryForList("select size from audit_forward where target = ?", Long.class, target)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private void remember(long size) {
        if (jdbc.update("update audit_forward set size = ? where target = ?", size, target) == 0) {
            jdbc.update(
                    "insert into audit_forward (target, size) values (?, ?) on conflict do nothing",
                    target,
                    size);
        }
    }

    private void await() {
        try {
            if (stopping.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** Before everything that audits, so it stops after them. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 2;
    }
}
