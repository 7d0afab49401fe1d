package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Sends orders and cancels. Every method returns at once; the outcome arrives in the store and in
 * the notices. An order whose answer was lost is asked for again with the same key, so it is placed
 * once or not at all.
 */
public final class OrderDesk {

    private static final int ATTEMPTS = 3;

    private final TradingStore store;
    private final Notices notices;
    private final Executor work;
    private final Live<Integer> sending;
    private final Live<Set<OrderId>> cancelling;
    private final Live<Map<VenueId, OrderSupport>> support;

    OrderDesk(FxBridge bridge, TradingStore store, Notices notices, Executor work) {
        this.store = store;
        this.notices = notices;
        this.work = work;
        sending = new Live<>(bridge, 0);
        cancelling = new Live<>(bridge, Set.of());
        support = new Live<>(bridge, Map.of());
    }

    /** Orders on their way and not yet answered. */
    public Live<Integer> sending() {
        return sending;
    }

    /** Orders asked to be cancelled and not yet answered. */
    public Live<Set<OrderId>> cancelling() {
        return cancelling;
    }

    /** What orders venues take, of those that {@link #learn} asked about. */
    public Live<Map<VenueId, OrderSupport>> support() {
        return support;
    }

    /** Asks what orders a venue takes; what is not known is not offered. */
    public void learn(VenueId venue) {
        work.execute(() -> {
            try {
                OrderSupport known = client().orders().support(venue);
                support.update(map -> {
                    Map<VenueId, OrderSupport> all = new TreeMap<>(map);
                    all.put(venue, known);
                    return all;
                });
            } catch (RuntimeException e) {
                notices.log(
                        Notice.Level.INFO,
                        "Order types of " + venue + " unknown",
                        Failures.describe(e));
            }
        });
    }

    public void place(PlaceOrder order) {
        String key = UUID.randomUUID().toString();
        sending.update(n -> n + 1);
        work.execute(() -> {
            String what = order.side() + " " + order.instrument().symbol();
            try {
                store.merge(List.of(placeDespiteLostAnswers(order, key)));
            } catch (ApiException e) {
                notices.show(Notice.Level.DANGER, what + " refused", Failures.describe(e));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.DANGER,
                        what + ": no answer",
                        "Whether it was placed is unknown; the order list will tell. "
                                + Failures.describe(e));
            } finally {
                sending.update(n -> n - 1);
            }
        });
    }

    public void cancel(OrderId order) {
        cancelling.update(set -> plus(set, order));
        work.execute(() -> {
            try {
                store.merge(List.of(client().orders().cancel(order)));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.ATTENTION, "Cancel did not go through", Failures.describe(e));
            } finally {
                cancelling.update(set -> minus(set, order));
            }
        });
    }

    /** Asks to cancel every working order of the account. */
    public void cancelAll() {
        work.execute(() -> {
            try {
                List<OrderView> asked = client().orders().cancelAll(accountId());
                store.merge(asked);
                notices.show(
                        Notice.Level.INFO,
                        "Cancel all",
                        asked.size() == 1 ? "1 order" : asked.size() + " orders");
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.DANGER, "Cancel all did not go through", Failures.describe(e));
            }
        });
    }

    private OrderView placeDespiteLostAnswers(PlaceOrder order, String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return client().orders().place(order, key);
            } catch (UnreachableException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private AibotClient client() {
        AibotClient client = store.client();
        if (client == null) {
            throw new IllegalStateException("Not connected to a backend; connect first.");
        }
        return client;
    }

    private AccountId accountId() {
        return store.account()
                .get()
                .map(AccountView::id)
                .orElseThrow(() -> new IllegalStateException("There is no trading account."));
    }

    private static Set<OrderId> plus(Set<OrderId> set, OrderId id) {
        Set<OrderId> all = new TreeSet<>(set);
        all.add(id);
        return all;
    }

    private static Set<OrderId> minus(Set<OrderId> set, OrderId id) {
        Set<OrderId> all = new TreeSet<>(set);
        all.remove(id);
        return all;
    }
}
