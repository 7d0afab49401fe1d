package io.aibotiyi.backend.load;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendBeans;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.gauges.QueueGauge;
import io.aibotiyi.backend.marketdata.history.store.DurableFiles;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.Trading.LedgerProof;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A backend with its simulated venue and four people who trade on it over HTTP and WebSocket, each
 * another market. Server, clients, markets and database share this process and its cores; only a
 * PostgreSQL is a process of its own.
 */
final class LoadedBackend implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A market, what is traded there at a time, and what is bought before. */
    private record Plan(String market, String amount, String stock) {}

    private static final List<Plan> PLANS =
            List.of(
                    new Plan("sim:BTC-USDT", "0.0005", "0.1"),
                    new Plan("sim:ETH-USDT", "0.01", "2"),
                    new Plan("sim:SOL-USDT", "0.2", "40"),
                    new Plan("sim:XRP-USDT", "50", "8000"));

    private final Path home;
    private final Backend backend;
    private final List<Trader> traders = new ArrayList<>();

    private LoadedBackend(Path home, Backend backend) {
        this.home = home;
        this.backend = backend;
    }

    /**
     * @param database its settings; empty for H2 in a folder of its own
     */
    static LoadedBackend start(Map<String, String> database) throws IOException {
        Path home = Files.createTempDirectory("order-load");
        Map<String, String> settings = new HashMap<>(database);
        settings.put("aibot.rate-limits.enabled", "false");
        Backend backend =
                Backend.start(
                        new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, null, settings));
        LoadedBackend loaded = new LoadedBackend(home, backend);
        try {
            loaded.bringTraders();
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
        return loaded;
    }

    private void bringTraders() {
        AibotClient first = AibotClients.connect(backend.address());
        first.setUp(backend.setupSecret().orElseThrow(), "trader0", PASSWORD);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        first.markets().feeds().stream()
                                .allMatch(f -> f.state() == FeedState.LIVE));
        for (int i = 0; i < PLANS.size(); i++) {
            Plan plan = PLANS.get(i);
            Trader trader =
                    new Trader(
                            i == 0 ? first : another(first, "trader" + i),
                            InstrumentId.parse(plan.market()),
                            new BigDecimal(plan.amount()));
            traders.add(trader);
        }
        Awaitility.await("stock of every trader").atMost(PATIENCE).until(this::stockedUp);
    }

    /** Buys what is missing: a young market may not have all of it. */
    private boolean stockedUp() {
        boolean enough = true;
        for (int i = 0; i < PLANS.size(); i++) {
            BigDecimal missing =
                    new BigDecimal(PLANS.get(i).stock()).subtract(traders.get(i).stock());
            if (missing.signum() > 0) {
                traders.get(i).buy(missing);
                enough = false;
            }
        }
        settle();
        return enough;
    }

    private AibotClient another(AibotClient admin, String name) {
        var invitation = admin.people().invite(new InvitePerson(name, null, null));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        AibotClient client = AibotClients.connect(backend.address());
        client.login(name, PASSWORD);
        return client;
    }

    List<Trader> traders() {
        return traders;
    }

    /** Waits until every acknowledged order was told to its end, with its fills. */
    void settle() {
        Awaitility.await("orders told to their end")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    traders.forEach(Trader::requireNoFailure);
                    return traders.stream().allMatch(t -> t.tracker().open() == 0);
                });
    }

    /** Adds what was measured since the last time. */
    void moveTo(Histogram acknowledgements, Histogram fills) {
        traders.forEach(t -> t.tracker().moveTo(acknowledgements, fills));
    }

    /** The longest of the bounded queues now. */
    long deepestQueue() {
        return BackendBeans.of(backend, QueueGauge.class).stream()
                .mapToLong(QueueGauge::depth)
                .max()
                .orElse(0);
    }

    JdbcClient database() {
        return BackendBeans.of(backend, JdbcClient.class).getObject();
    }

    /**
     * Compares what clients were told with what is stored, and adds up the ledger.
     *
     * @throws IllegalStateException if anything was lost, doubled or does not balance
     */
    LedgerProof prove() {
        IdSum orders = IdSum.NONE;
        IdSum fills = IdSum.NONE;
        long doubled = 0;
        for (Trader trader : traders) {
            orders = orders.plus(trader.tracker().orders());
            fills = fills.plus(trader.tracker().fills());
            doubled += trader.tracker().doubled();
        }
        same("orders", orders, stored("select id from trading_order"));
        same("fills", fills, stored("select id from trading_fill"));
        same("fills told twice", 0L, doubled);
        same(
                "fills posted in the ledger",
                fills.count(),
                number("select count(*) from ledger_transaction where event_key like 'fill:%'"));
        same(
                "orders whose fills do not add up",
                0L,
                number(
                        "select count(*) from trading_order o where o.filled <> (select"
                                + " coalesce(sum(f.quantity), 0) from trading_fill f where"
                                + " f.order_id = o.id)"));
        same("holds left", 0L, number("select count(*) from ledger_hold"));
        LedgerProof proof = traders.getFirst().client().orders().proveLedger();
        if (!proof.balanced()) {
            throw new IllegalStateException("The ledger does not balance: " + proof);
        }
        return proof;
    }

    private IdSum stored(String ids) {
        return database().sql(ids).query(UUID.class).list().stream()
                .reduce(IdSum.NONE, IdSum::plus, IdSum::plus);
    }

    private long number(String count) {
        return database().sql(count).query(Long.class).single();
    }

    private static void same(String what, Object told, Object stored) {
        if (!told.equals(stored)) {
            throw new IllegalStateException(what + ": told " + told + ", stored " + stored);
        }
    }

    @Override
    public void close() throws IOException {
        traders.forEach(Trader::close);
        backend.close();
        DurableFiles.deleteTree(home);
    }
}
