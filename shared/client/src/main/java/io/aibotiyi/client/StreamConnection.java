package io.aibotiyi.client;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamCommand;
import io.aibotiyi.protocol.StreamCommand.Authenticate;
import io.aibotiyi.protocol.StreamCommand.Ping;
import io.aibotiyi.protocol.StreamCommand.Unsubscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;

/**
 * Speaks the stream protocol over one socket. Confined to the stream thread but for {@code open}.
 */
final class StreamConnection implements StreamSocket.Events {

    private static final System.Logger LOG = System.getLogger(StreamConnection.class.getName());

    /** Pings without an answer after which the connection counts as lost. */
    private static final int PINGS_LOST = 3;

    private final Owner owner;
    private final ClientOptions options;
    private final ScheduledExecutorService thread;
    private final StreamSocket socket;
    private final FrameDecoder decoder = new FrameDecoder();
    private final ObjectWriter commands = Json.mapper().writerFor(StreamCommand.class);
    private final CommandPacer pacer;
    private final Map<Long, ClientSubscription> asked = new HashMap<>();
    private final Map<Long, ClientSubscription> byNumber = new HashMap<>();
    private final Map<Long, Long> pings = new HashMap<>();
    private long nextId = 1;
    private @Nullable ProofMaker proofs;
    private @Nullable URI address;
    private String token = "";
    private @Nullable String offered;
    private long authenticateId;
    private boolean authenticated;
    private boolean over;
    private long retryAfterMillis;
    private @Nullable String closingReason;
    private @Nullable ScheduledFuture<?> pinging;

    /** Who keeps the connection. All calls come on the stream thread. */
    interface Owner {
        void authenticated(StreamConnection from);

        void tokenRefused(StreamConnection from, String token, Problem problem);

        void subscriptionRefused(ClientSubscription subscription, ApiException problem);

        void ended(StreamConnection from, String reason, long retryAfterMillis);

        void measured(long roundTripNanos);

        /** Answer by {@link StreamConnection#reauthenticate} if there is a newer token. */
        void wantsToken(StreamConnection from);
    }

    StreamConnection(Owner owner, ClientOptions options, ScheduledExecutorService thread) {
        this.owner = owner;
        this.options = options;
        this.thread = thread;
        this.socket = new StreamSocket(this, thread);
        this.pacer = new CommandPacer(socket::send, this::wakePacer, System.nanoTime());
    }

    /** Connects; blocks, on any thread, before anything else. */
    void open(HttpClient http, URI address, String accessToken, @Nullable ProofMaker deviceProofs) {
        token = accessToken;
        proofs = deviceProofs;
        this.address = address;
        socket.open(http, address, options.connectTimeout());
    }

    void authenticate() {
        offer(token);
        long interval = options.pingInterval().toNanos();
        // not at a fixed rate: after a pause of this process missed pings would go out at once, and
        // count as lost before an answer could come
        pinging =
                thread.scheduleWithFixedDelay(this::ping, interval, interval, TimeUnit.NANOSECONDS);
    }

    /** Presents a newer token in band; the present one does nothing. */
    void reauthenticate(String accessToken) {
        if (!over && offered == null && !accessToken.equals(token)) {
            offer(accessToken);
        }
    }

    private void offer(String accessToken) {
        offered = accessToken;
        authenticateId = nextId++;
        send(new Authenticate(authenticateId, accessToken, proof(accessToken)));
    }

    private @Nullable String proof(String accessToken) {
        return proofs == null || address == null ? null : proofs.proof("GET", address, accessToken);
    }

    boolean authenticated() {
        return authenticated;
    }

    void subscribe(ClientSubscription subscription) {
        long id = nextId++;
        asked.put(id, subscription);
        send(subscription.request(id));
    }

    void unsubscribe(ClientSubscription subscription) {
        // one that is not acknowledged yet is ended when its number is known
        byNumber.entrySet()
                .removeIf(entry -> {
                    boolean match = entry.getValue() == subscription;
                    if (match) {
                        send(new Unsubscribe(nextId++, entry.getKey()));
                    }
                    return match;
                });
    }

    void abort() {
        over = true;
        if (pinging != null) {
            pinging.cancel(false);
        }
        socket.abort();
    }

    private void ping() {
        if (over) {
            return;
        }
        if (pings.size() >= PINGS_LOST) {
            end("no answer to " + PINGS_LOST + " pings");
            return;
        }
        long id = nextId++;
        pings.put(id, System.nanoTime());
        send(new Ping(id));
        owner.wantsToken(this);
    }

    private void send(StreamCommand command) {
        if (!over) {
            pacer.send(commands.writeValueAsString(command), System.nanoTime());
        }
    }

    private void wakePacer(long afterNanos) {
        var _ =
                thread.schedule(
                        () -> {
                            if (!over) {
                                pacer.drain(System.nanoTime());
                            }
                        },
                        afterNanos,
                        TimeUnit.NANOSECONDS);
    }

    @Override
    public void message(StreamSocket from, CharSequence text) {
        if (over) {
            return;
        }
        StreamFrame frame;
        try {
            frame = decoder.decode(text.toString());
        } catch (JacksonException e) {
            end("a frame could not be read: " + e.getOriginalMessage());
            return;
        }
        if (frame != null) {
            handle(frame);
        }
    }

    private void handle(StreamFrame frame) {
        switch (frame) {
            case StreamFrame.Book f -> deliver(f.subscription(), f);
            case StreamFrame.Trades f -> deliver(f.subscription(), f);
            case StreamFrame.Candles f -> deliver(f.subscription(), f);
            case StreamFrame.Tickers f -> deliver(f.subscription(), f);
            case StreamFrame.Feeds f -> deliver(f.subscription(), f);
            case StreamFrame.Orders f -> deliver(f.subscription(), f);
            case StreamFrame.Fills f -> deliver(f.subscription(), f);
            case StreamFrame.ParentOrders f -> deliver(f.subscription(), f);
            case StreamFrame.Notices f -> deliver(f.subscription(), f);
            case StreamFrame.Portfolio f -> deliver(f.subscription(), f);
            case StreamFrame.Ack f -> acknowledged(f);
            case StreamFrame.Failed f -> failed(f);
            case StreamFrame.Pong f -> ponged(f);
            case StreamFrame.Position f -> {
                ClientSubscription subscription = byNumber.get(f.subscription());
                if (subscription != null) {
                    subscription.position(f);
                }
            }
            case StreamFrame.ServerShutdown f ->
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            "The backend stops within {0} ms",
                            f.closesWithinMillis());
            case StreamFrame.Closing f -> {
                closingReason = f.reason();
                retryAfterMillis = f.retryAfterMillis();
            }
        }
    }

    private void deliver(long number, StreamFrame frame) {
        ClientSubscription subscription = byNumber.get(number);
        if (subscription != null) {
            subscription.frame(frame);
        }
    }

    private void acknowledged(StreamFrame.Ack ack) {
        if (ack.id() == authenticateId && offered != null) {
            token = offered;
            offered = null;
            if (!authenticated) {
                authenticated = true;
                owner.authenticated(this);
            }
            return;
        }
        ClientSubscription subscription = asked.remove(ack.id());
        if (subscription == null || ack.subscription() == null) {
            return;
        }
        if (subscription.ended()) {
            send(new Unsubscribe(nextId++, ack.subscription()));
        } else {
            byNumber.put(ack.subscription(), subscription);
        }
    }

    private void failed(StreamFrame.Failed failure) {
        Long id = failure.id();
        if (id != null && id == authenticateId && offered != null) {
            String refused = offered;
            offered = null;
            owner.tokenRefused(this, refused, failure.problem());
            return;
        }
        ClientSubscription subscription = null;
        if (id != null) {
            subscription = asked.remove(id);
        }
        if (subscription == null && failure.subscription() != null) {
            subscription = byNumber.remove(failure.subscription());
        }
        if (subscription != null) {
            owner.subscriptionRefused(subscription, new ApiException(failure.problem()));
        } else if (id == null) {
            closingReason = failure.problem().title();
        }
    }

    private void ponged(StreamFrame.Pong pong) {
        Long sentAt = pings.remove(pong.id());
        if (sentAt != null) {
            pings.clear();
            owner.measured(System.nanoTime() - sentAt);
        }
    }

    @Override
    public void ended(StreamSocket from, String reason) {
        if (!over) {
            end(closingReason == null ? reason : closingReason);
        }
    }

    private void end(String reason) {
        abort();
        owner.ended(this, reason, retryAfterMillis);
    }
}
