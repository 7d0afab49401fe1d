package io.aibotiyi.client;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ServerInfo;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to the streams while anyone is subscribed.
 *
 * <p>All its fields that are not volatile belong to the stream thread; other threads only post to
 * it. Connecting and renewing tokens block, so they run on virtual threads and post their outcome.
 */
final class WebSocketStreams implements Streams, StreamConnection.Owner {

    private static final System.Logger LOG = System.getLogger(WebSocketStreams.class.getName());

    private final HttpTransport http;
    private final SessionKeeper sessions;
    private final ClientOptions options;
    private final ScheduledThreadPoolExecutor thread;
    private final Set<ClientSubscription> subscriptions = new LinkedHashSet<>();
    private final List<StateListener> stateListeners = new CopyOnWriteArrayList<>();
    private volatile ConnectionState state = ConnectionState.IDLE;
    private volatile long roundTrip = -1;
    private @Nullable StreamConnection connection;

    /** Distinguishes attempts: what an abandoned one reports is ignored. */
    private long attempt;

    private int failures;
    private @Nullable String refusedToken;

    WebSocketStreams(HttpTransport http, SessionKeeper sessions, ClientOptions options) {
        this.http = http;
        this.sessions = sessions;
        this.options = options;
        thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        Thread.ofPlatform().daemon().name("aibot-stream").factory(),
                        new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Subscription subscribe(Subscribe request, Listener listener) {
        if (state == ConnectionState.CLOSED) {
            throw new IllegalStateException("this client is closed");
        }
        if (!sessions.signedIn()) {
            throw new IllegalStateException("sign in first");
        }
        ClientSubscription subscription = new ClientSubscription(request, listener);
        thread.execute(() -> add(subscription));
        AtomicBoolean ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                subscription.end();
                thread.execute(() -> remove(subscription));
            }
        };
    }

    @Override
    public ConnectionState state() {
        return state;
    }

    @Override
    public Subscription onState(Consumer<ConnectionState> listener) {
        StateListener entry = new StateListener(listener);
        thread.execute(() -> {
            stateListeners.add(entry);
            entry.tell(state);
        });
        return () -> {
            entry.ended = true;
            stateListeners.remove(entry);
            thread.execute(() -> stateListeners.remove(entry));
        };
    }

    @Override
    public OptionalLong roundTrip() {
        long nanos = roundTrip;
        return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
    }

    /** Ends every subscription, because the session ends; the next subscription starts anew. */
    void signedOut() {
        thread.execute(() -> endAll(new ApiException(SessionKeeper.signedOut())));
    }

    void close() {
        thread.execute(() -> {
            drop();
            subscriptions.forEach(ClientSubscription::end);
            subscriptions.clear();
            become(ConnectionState.CLOSED);
            thread.shutdown();
        });
    }

    // ---- on the stream thread

    private void add(ClientSubscription subscription) {
        if (state == ConnectionState.CLOSED || subscription.ended()) {
            return;
        }
        subscriptions.add(subscription);
        StreamConnection now = connection;
        if (now != null && now.authenticated()) {
            now.subscribe(subscription);
        } else if (state == ConnectionState.IDLE) {
            become(ConnectionState.CONNECTING);
            connect();
        }
    }

    private void remove(ClientSubscription subscription) {
        if (subscriptions.remove(subscription) && connection != null) {
            connection.unsubscribe(subscription);
        }
    }

    private void connect() {
        long mine = ++attempt;
        String refused = refusedToken;
        http.threads()
                .execute(() -> {
                    StreamConnection next = new StreamConnection(this, options, thread);
                    try {
                        String token =
                                refused == null
                                        ? sessions.newStreamToken()
                                        : sessions.renew(refused);
                        ServerInfo server = http.server();
                        next.open(http.webSockets(), server.stream(), token, http.proofs());
                        thread.execute(() -> opened(mine, next));
                    } catch (ApiException e) {
                        thread.execute(() -> refused(mine, e));
                    } catch (IllegalStateException e) {
                        thread.execute(
                                () -> refused(mine, new ApiException(SessionKeeper.signedOut())));
                    } catch (UnreachableException | CompletionException e) {
                        String reason = HttpTransport.reason(e);
                        thread.execute(() -> failedToConnect(mine, reason));
                    }
                });
    }

    private void opened(long mine, StreamConnection next) {
        if (mine != attempt || state == ConnectionState.CLOSED) {
            next.abort();
            return;
        }
        connection = next;
        next.authenticate();
    }

    private void refused(long mine, ApiException e) {
        if (mine != attempt) {
            return;
        }
        if (e.problem().status() == 401) {
            endAll(e);
        } else {
            failedToConnect(mine, String.valueOf(e.getMessage()));
        }
    }

    private void failedToConnect(long mine, String reason) {
        if (mine == attempt) {
            lost(reason, 0);
        }
    }

    @Override
    public void authenticated(StreamConnection from) {
        if (from != connection) {
            return;
        }
        failures = 0;
        refusedToken = null;
        become(ConnectionState.CONNECTED);
        for (ClientSubscription subscription : subscriptions) {
            from.subscribe(subscription);
        }
    }

    @Override
    public void tokenRefused(StreamConnection from, String token, Problem problem) {
        if (from != connection) {
            return;
        }
        if (problem.code() == ErrorCode.FORBIDDEN || token.equals(refusedToken)) {
            endAll(new ApiException(problem));
            return;
        }
        refusedToken = token;
        from.abort();
        lost(String.valueOf(problem.detail()), 0);
    }

    @Override
    public void subscriptionRefused(ClientSubscription subscription, ApiException problem) {
        subscriptions.remove(subscription);
        subscription.failed(problem);
    }

    @Override
    public void ended(StreamConnection from, String reason, long retryAfterMillis) {
        if (from == connection) {
            lost(reason, retryAfterMillis);
        }
    }

    @Override
    public void measured(long nanos) {
        roundTrip = nanos;
    }

    @Override
    public void wantsToken(StreamConnection from) {
        http.threads()
                .execute(() -> {
                    try {
                        String token = sessions.accessToken();
                        thread.execute(() -> from.reauthenticate(token));
                    } catch (ApiException | UnreachableException | IllegalStateException e) {
                        LOG.log(
                                System.Logger.Level.DEBUG,
                                "Token not renewed for the stream; trying again: {0}",
                                e.getMessage());
                    }
                });
    }

    private void lost(String reason, long retryAfterMillis) {
        drop();
        roundTrip = -1;
        subscriptions.forEach(s -> s.interrupted(reason));
        if (subscriptions.isEmpty()) {
            become(ConnectionState.IDLE);
            return;
        }
        become(ConnectionState.RECONNECTING);
        long mine = attempt;
        long wait = Math.max(backOffMillis(), retryAfterMillis);
        failures++;
        var _ =
                thread.schedule(
                        () -> {
                            if (mine == attempt && state == ConnectionState.RECONNECTING) {
                                connect();
                            }
                        },
                        wait,
                        TimeUnit.MILLISECONDS);
    }

    private long backOffMillis() {
        double mean =
                Math.min(
                        (double) options.maximumBackOff().toMillis(),
                        Math.scalb(
                                (double) options.minimumBackOff().toMillis(),
                                Math.min(failures, 20)));
        return (long) (mean * (0.5 + ThreadLocalRandom.current().nextDouble() * 0.5));
    }

    private void endAll(ApiException problem) {
        drop();
        List<ClientSubscription> all = new ArrayList<>(subscriptions);
        subscriptions.clear();
        refusedToken = null;
        failures = 0;
        become(ConnectionState.IDLE);
        all.forEach(s -> s.failed(problem));
    }

    private void drop() {
        attempt++;
        StreamConnection now = connection;
        connection = null;
        if (now != null) {
            now.abort();
        }
    }

    private void become(ConnectionState next) {
        if (state == next || state == ConnectionState.CLOSED) {
            return;
        }
        state = next;
        stateListeners.forEach(l -> l.tell(next));
    }

    private static final class StateListener {

        private final Consumer<ConnectionState> listener;
        private volatile boolean ended;

        StateListener(Consumer<ConnectionState> listener) {
            this.listener = listener;
        }

        void tell(ConnectionState state) {
            if (ended) {
                return;
            }
            try {
                listener.accept(state);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "A listener of the stream's state threw", e);
            }
        }
    }
}
