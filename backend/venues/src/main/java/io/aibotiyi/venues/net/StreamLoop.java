package io.aibotiyi.venues.net;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.venues.MarketStream;
import io.aibotiyi.venues.VenueException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one logical stream alive over many connections, on one thread that owns all of the
 * protocol's state.
 *
 * <p>A lost connection is opened again after a jittered, growing wait. A connection that the venue
 * will close (its life ends, it announced a shutdown) is overlapped: a second one is opened and
 * takes over once it is ready, then the first is closed. A silent connection is pinged and then
 * given up. The socket's thread only queues; when {@link StreamSettings#inboxLimit} messages of a
 * connection wait, it is given up and what waits is thrown away, so that a slow listener costs a
 * resynchronisation and never memory or a wrong book.
 */
public final class StreamLoop implements AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final long PULSE = 100_000_000;

    private final String name;
    private final HttpClient http;
    private final StreamSettings settings;
    private final StreamProtocol protocol;
    private final InstantSource clock;
    private final Backoff backoff;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread thread;

    private final AtomicLong connects = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong overruns = new AtomicLong();
    private volatile boolean closed;

    // below: the loop's thread only
    private @Nullable Link current;
    private @Nullable Link next;
    private boolean currentReady;
    private long readySince;
    private boolean opening;
    private boolean rotationDue;
    private long nextAttempt = System.nanoTime();
    private int attempts;
    private long lastPulse = System.nanoTime();

    /** Starts at once; see {@link #close}. */
    public StreamLoop(
            String name,
            HttpClient http,
            StreamSettings settings,
            StreamProtocol protocol,
            InstantSource clock,
            RandomGenerator random) {
        this.name = name;
        this.http = http;
        this.settings = settings;
        this.protocol = protocol;
        this.clock = clock;
        this.backoff = new Backoff(settings.backoffBase(), settings.backoffCap(), random);
        this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
    }

    /** Begins to connect. */
    public void start() {
        thread.start();
    }

    /** Runs a task on the loop's thread, after what waits already; does nothing once closed. */
    public void post(Runnable task) {
        if (!closed) {
            inbox.add(task);
        }
    }

    /** Runs a blocking task on a thread of its own; it {@link #post posts} its result. */
    public void background(Runnable task) {
        if (!closed) {
            Thread _ = Thread.ofVirtual().name(name + " request").start(task);
        }
    }

    /** Opens a second connection to take over; on the loop's thread only. */
    public void rotate() {
        rotationDue = true;
    }

    public long connects() {
        return connects.get();
    }

    /** The counts of connections; those of the protocol are given. */
    public MarketStream.Counters counters(long booksLost, long duplicates) {
        return new MarketStream.Counters(
                connects.get(),
                messages.get(),
                malformed.get(),
                booksLost,
                overruns.get(),
                duplicates);
    }

    @Override
    public void close() {
        closed = true;
        inbox.add(() -> {});
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            boolean _ = thread.join(CLOSE_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        protocol.state(FeedState.CONNECTING, "");
        try {
            while (!closed) {
                Runnable task = inbox.poll(untilNextTimer(), TimeUnit.NANOSECONDS);
                if (task != null) {
                    task.run();
                }
                takeOver();
                timers();
                pulse();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        for (Link link : new Link[] {current, next}) {
            if (link != null) {
                link.close();
            }
        }
    }

    private long untilNextTimer() {
        long limit = Math.min(settings.idleLimit().toNanos() / 8, PULSE);
        boolean waiting = !opening && (current == null || (rotationDue && next == null));
        long wait = waiting ? Math.min(limit, nextAttempt - System.nanoTime()) : limit;
        return Math.max(wait, 0);
    }

    private void pulse() {
        long now = System.nanoTime();
        if (now - lastPulse >= PULSE) {
            lastPulse = now;
            protocol.pulse();
        }
    }

    private void timers() {
        long now = System.nanoTime();
        watch(current, currentReady, now);
        watch(next, false, now);
        long life = settings.connectionLife().toNanos();
        if (current != null && life > 0) {
            rotationDue |= now - current.opened > life - settings.overlap().toNanos();
        }
        if (currentReady && now - readySince > settings.stableAfter().toNanos()) {
            backoff.reset();
        }
        boolean wanted = current == null || (rotationDue && next == null && currentReady);
        if (wanted && !opening && now - nextAttempt >= 0) {
            open();
        }
    }

    private void watch(@Nullable Link link, boolean ready, long now) {
        if (link == null) {
            return;
        }
        long silence = now - link.heard();
        long limit = settings.idleLimit().toNanos();
        if (silence > limit) {
            link.fail("silent for " + TimeUnit.NANOSECONDS.toMillis(silence) + " ms");
        } else if (silence <= limit / 2) {
            link.pinged = false;
        } else if (!link.pinged) {
            link.pinged = true;
            link.ping();
        }
        if (!ready && now - link.opened > settings.readyTimeout().toNanos()) {
            link.fail("not ready within " + settings.readyTimeout().toMillis() + " ms");
        }
    }

    private void open() {
        opening = true;
        int number = ++attempts;
        background(() -> {
            try {
                URI address = protocol.address();
                Link link =
                        Link.open(
                                number,
                                http,
                                address,
                                settings.connectTimeout(),
                                settings.maxMessage(),
                                new Inbox(),
                                this::openFailed);
                if (link != null) {
                    deliver(link);
                }
            } catch (VenueException e) {
                long after = e.retryAfter().map(Duration::toMillis).orElse(-1_000L) / 1_000;
                openFailed(new Link.Failure(String.valueOf(e.getMessage()), after));
            } catch (RuntimeException e) {
                openFailed(new Link.Failure("could not connect: " + e, -1));
            }
        });
    }

    private void deliver(Link link) {
        inbox.add(() -> {
            if (link.isEnded()) {
                openFailed(new Link.Failure("the connection broke as it opened", -1));
                return;
            }
            opening = false;
            connects.incrementAndGet();
            if (current == null) {
                current = link;
                currentReady = false;
                rotationDue = false;
                protocol.promoted(link);
            } else {
                next = link;
            }
            protocol.opened(link);
            link.begin();
        });
        if (closed) {
            link.close();
        }
    }

    private void openFailed(Link.Failure failure) {
        post(() -> {
            opening = false;
            long wait = backoff.nextNanos();
            if (failure.retryAfterSeconds() > 0) {
                wait = Math.max(wait, TimeUnit.SECONDS.toNanos(failure.retryAfterSeconds()));
            }
            nextAttempt = System.nanoTime() + wait;
            if (current == null) {
                protocol.state(FeedState.DISCONNECTED, failure.reason());
            }
        });
    }

    private void received(Link link, String text, long at) {
        link.taken();
        if (link.skipping()) {
            return;
        }
        messages.incrementAndGet();
        try {
            protocol.message(link, text, at);
        } catch (MalformedMessageException e) {
            malformed.incrementAndGet();
            link.skip();
            link.fail("unreadable message: " + e.getMessage());
        } catch (RuntimeException e) {
            link.skip();
            link.fail("a message could not be taken: " + e);
        }
    }

    private void takeOver() {
        if (current != null && !currentReady && protocol.ready(current)) {
            currentReady = true;
            readySince = System.nanoTime();
            protocol.state(FeedState.LIVE, "");
        }
        Link ready = next;
        if (ready != null && protocol.ready(ready)) {
            Link old = current;
            current = ready;
            next = null;
            rotationDue = false;
            readySince = System.nanoTime();
            protocol.promoted(ready);
            if (!currentReady) {
                currentReady = true;
                protocol.state(FeedState.LIVE, "");
            }
            if (old != null) {
                old.skip();
                old.close();
                protocol.ended(old, "replaced by " + ready, false);
            }
        }
    }

    private void ended(Link link, String reason) {
        link.skip();
        if (link == next) {
            next = null;
            nextAttempt = System.nanoTime() + backoff.nextNanos();
            protocol.ended(link, reason, false);
        } else if (link == current) {
            current = null;
            currentReady = false;
            rotationDue = false;
            protocol.ended(link, reason, true);
            protocol.state(FeedState.DISCONNECTED, reason);
            Link spare = next;
            next = null;
            if (spare != null) {
                current = spare;
                protocol.promoted(spare);
                protocol.state(FeedState.RESYNCING, reason);
            } else {
                nextAttempt = System.nanoTime() + backoff.nextNanos();
            }
        }
    }

    /** What the socket's thread may do: queue, or give up. */
    private final class Inbox implements Link.Sink {

        @Override
        public void text(Link link, String text) {
            if (link.queue() > settings.inboxLimit()) {
                overruns.incrementAndGet();
                link.skip();
                link.fail("more than " + settings.inboxLimit() + " messages wait: too slow");
                return;
            }
            long at = EpochNanos.now(clock);
            inbox.add(() -> received(link, text, at));
        }

        @Override
        public void ended(Link link, String reason) {
            inbox.add(() -> StreamLoop.this.ended(link, reason));
        }
    }
}
