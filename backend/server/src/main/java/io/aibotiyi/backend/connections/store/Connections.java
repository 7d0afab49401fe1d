package io.aibotiyi.backend.connections.store;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.connections.ExchangeConnections;
import io.aibotiyi.backend.connections.sessions.ExchangeSessions;
import io.aibotiyi.backend.connections.sessions.LiveSettings;
import io.aibotiyi.backend.marketdata.Exchanges.Exchange;
import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores people's connections, and keeps their sessions open while the application runs. */
@Service
final class Connections implements ExchangeConnections, SmartLifecycle {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_KEY = 500;
    private static final int LONGEST_SECRET = 5_000;
    private static final int HINT = 4;

    private final ConnectionStore store;
    private final SealedKeys keys;
    private final KeyCheck check;
    private final ExchangeSessions sessions;
    private final LiveAccounts accounts;
    private final LiveSettings settings;
    private final AuditLog audit;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    Connections(
            ConnectionStore store,
            SealedKeys keys,
            KeyCheck check,
            ExchangeSessions sessions,
            LiveAccounts accounts,
            LiveSettings settings,
            AuditLog audit,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.keys = keys;
        this.check = check;
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<ConnectionView> of(UserId user) {
        return store.of(user).stream().map(this::view).toList();
    }

    @Override
    public ConnectionView connect(UserId user, Connect request) {
        requireOn();
        String name = request.name().strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw invalid("A name has 1 to " + LONGEST_NAME + " characters", "name");
        }
        requireKey(request.key(), request.secret());
        if (store.of(user).size() >= settings.maxConnections()) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "A person has at most " + settings.maxConnections() + " connections");
        }
        Exchange exchange = check.exchange(request.venue());
        KeyRight withdraw = check.check(exchange, request.key(), request.secret());
        UUID id = ids.next();
        Instant now = now();
        StoredConnection connection =
                unique(() -> {
                    StoredConnection made =
                            new StoredConnection(
                                    id,
                                    user,
                                    accounts.open(user, request.venue(), name),
                                    request.venue(),
                                    name,
                                    hint(request.key()),
                                    keys.fingerprint(request.venue(), request.key()),
                                    keys.seal(user, id, request.key(), request.secret()),
                                    withdraw,
                                    false,
                                    now,
                                    now);
                    store.add(made);
                    audited("connections.connected", made);
                    return made;
                });
        open(connection);
        return view(connection);
    }

    @Override
    public ConnectionView replaceKey(UserId user, UUID id, ReplaceKey request) {
        requireOn();
        requireKey(request.key(), request.secret());
        StoredConnection before = require(user, id);
        Exchange exchange = check.exchange(before.venue());
        KeyRight withdraw = check.check(exchange, request.key(), request.secret());
        StoredConnection connection =
                unique(() -> {
                    StoredConnection next =
                            new StoredConnection(
                                    id,
                                    user,
                                    before.account(),
                                    before.venue(),
                                    before.name(),
                                    hint(request.key()),
                                    keys.fingerprint(before.venue(), request.key()),
                                    keys.seal(user, id, request.key(), request.secret()),
                                    withdraw,
                                    before.opened(),
                                    before.createdAt(),
                                    now());
                    if (!store.storeKey(next)) {
                        throw gone(id);
                    }
                    audited("connections.key.replaced", next);
                    return next;
                });
        open(connection);
        if (store.find(user, id).isEmpty()) {
            // removed while its session was opened
            sessions.close(connection.account());
            throw gone(id);
        }
        return view(connection);
    }

    @Override
    public void remove(UserId user, UUID id) {
        StoredConnection connection = require(user, id);
        transaction.executeWithoutResult(status -> requireIdle(connection));
        // from here on no order is taken; one that was faster is seen by the second look
        sessions.close(connection.account());
        try {
            transaction.executeWithoutResult(status -> {
                requireIdle(connection);
                store.remove(id);
                audited("connections.removed", connection);
            });
        } catch (RuntimeException e) {
            open(connection);
            throw e;
        }
    }

    private void requireIdle(StoredConnection connection) {
        long working = accounts.workingCount(connection.account());
        if (working > 0) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    working
                            + " orders work at "
                            + connection.venue()
                            + "; cancel them first, or they go on without being seen here");
        }
    }

    @Override
    public LiveStatus status(UserId user, AccountId account) {
        StoredConnection connection =
                store.find(user, account)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND,
                                        "You have no account " + account + " with a connection",
                                        "account"));
        return sessions.status(account, connection.venue());
    }

    @Override
    public List<Adjustment> adjustments(UserId user, AccountId account, int limit) {
        return accounts.adjustments(user, account, limit);
    }

    private void requireOn() {
        if (!settings.enabled()) {
            throw new ProblemException(
                    ErrorCode.LIVE_TRADING_OFF,
                    "Whoever runs this backend can set aibot.trading.live.enabled");
        }
    }

    private static void requireKey(String key, String secret) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.contains("\n")) {
            throw invalid("A key is one line of at most " + LONGEST_KEY + " characters", "key");
        }
        if (secret.isBlank() || secret.length() > LONGEST_SECRET) {
            throw invalid("A secret has 1 to " + LONGEST_SECRET + " characters", "secret");
        }
    }

    private interface Work {
        StoredConnection run();
    }

    private StoredConnection unique(Work work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> work.run()));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "This key is stored already; remove that connection first");
        }
    }

    private StoredConnection require(UserId user, UUID id) {
        return store.find(user, id).orElseThrow(() -> gone(id));
    }

    private static ProblemException gone(UUID id) {
        return new ProblemException(
                ErrorCode.NOT_FOUND, "You have no connection " + id, "connection");
    }

    private void audited(String action, StoredConnection connection) {
        audit.append(
                AuditEvent.done(action, "connection:" + connection.id())
                        .with(
                                Map.of(
                                        "venue",
                                        connection.venue().name(),
                                        "account",
                                        connection.account().toString(),
                                        "withdraw",
                                        connection.withdraw().name())));
    }

    private void open(StoredConnection connection) {
        sessions.open(
                new ExchangeSessions.Connected(
                        connection.account(),
                        connection.venue(),
                        () -> keys.open(connection),
                        connection.opened(),
                        () -> store.opened(connection.id())));
    }

    private ConnectionView view(StoredConnection connection) {
        LiveStatus status = sessions.status(connection.account(), connection.venue());
        return new ConnectionView(
                connection.id(),
                connection.account(),
                connection.venue(),
                connection.name(),
                connection.keyHint(),
                connection.withdraw(),
                connection.createdAt(),
                connection.keySince(),
                status.state(),
                status.reason());
    }

    /** Of a short key nothing is told. */
    private static String hint(String key) {
        return key.length() < 2 * HINT ? "" : key.substring(key.length() - HINT);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }

    @Override
    public void start() {
        if (!running) {
            running = true;
            store.all().forEach(this::open);
        }
    }

    @Override
    public void stop() {
        if (running) {
            running = false;
            sessions.closeAll();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the thread that books reports has started, before it stops. */
    @Override
    public int getPhase() {
        return 1_002;
    }
}
