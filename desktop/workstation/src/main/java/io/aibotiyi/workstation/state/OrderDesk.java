package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders and cancels. Every method returns at once; the outcome arrives in the store and in
 * the notices. An order whose answer was lost is asked for again with the same key, so it is placed
 * once or not at all.
 */
public final class OrderDesk {

    private static final int ATTEMPTS = 3;
    private static final int POLL_MILLIS = 50;
    static final int PATIENCE_MILLIS = 3000;

    private final TradingStore store;
    private final AccountDesk accounts;
    private final Notices notices;
    private final Executor work;
    private final Live<Integer> sending;
    private final Live<Set<OrderId>> cancelling;
    private final Live<Map<VenueId, OrderSupport>> support;
    private final Live<Map<OrderId, AmendOrder>> amending;

    OrderDesk(
            FxBridge bridge,
            TradingStore store,
            AccountDesk accounts,
            Notices notices,
            Executor work) {
        this.store = store;
        this.accounts = accounts;
        this.notices = notices;
        this.work = work;
        sending = new Live<>(bridge, 0);
        cancelling = new Live<>(bridge, Set.of());
        support = new Live<>(bridge, Map.of());
        amending = new Live<>(bridge, Map.of());
    }

    /** Orders on their way and not yet answered. */
    public Live<Integer> sending() {
        return sending;
    }

    /** Orders asked to be cancelled and not yet answered. */
    public Live<Set<OrderId>> cancelling() {
        return cancelling;
    }

    /** Changes that were asked for and not yet answered, by their order. */
    public Live<Map<OrderId, AmendOrder>> amending() {
        return amending;
    }

    /** What orders venues take, of those that {@link #learn} asked about. */
    public Live<Map<VenueId, OrderSupport>> support() {
        return support;
    }

    /**
     * Asks what orders a venue takes of the account in use; what is not known is not offered. An
     * answer that comes when another account is in use is dropped.
     */
    public void learn(VenueId venue) {
        Optional<AccountView> asking = store.account().get();
        work.execute(() -> {
            try {
                OrderSupport known =
                        asking.filter(Modes::isLive).isPresent()
                                ? client().connections().support(venue, asking.get().id())
                                : client().orders().support(venue);
                support.update(map -> {
                    if (!store.account().get().equals(asking)) {
                        return map;
                    }
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

    /** Another account may be able to place other orders. */
    void forget() {
        support.set(Map.of());
    }

    /**
     * Places an order of the account in use. One that was made for another account, or for a market
     * that its account cannot trade, is not sent, and a notice says why.
     */
    public void place(PlaceOrder order) {
        if (refuses(order)) {
            return;
        }
        String key = UUID.randomUUID().toString();
        send(order, () -> List.of(client().orders().place(order, key)));
    }

    /** Without a backend there is nothing to compare with: sending says so. */
    private boolean refuses(PlaceOrder order) {
        if (store.client() == null) {
            return false;
        }
        Optional<AccountView> now = store.account().get();
        if (now.filter(a -> a.id().equals(order.account())).isEmpty()) {
            notices.show(
                    Notice.Level.ATTENTION,
                    "Nothing was placed",
                    "Another account came into use after this order was made. Look at the ticket,"
                            + " then place it again.");
            return true;
        }
        Optional<String> why = accounts.refusal(now.get(), order.instrument());
        why.ifPresent(w -> notices.show(Notice.Level.ATTENTION, "Nothing was placed", w));
        return why.isPresent();
    }

    /** Places orders that belong together: all are taken or none is. As {@link #place}. */
    public void place(PlaceGroup group) {
        PlaceOrder entry = group.entry();
        PlaceOrder first = entry == null ? group.target() : entry;
        if (refuses(first)
                || !group.target().account().equals(first.account())
                || !group.stop().account().equals(first.account())) {
            return;
        }
        String key = UUID.randomUUID().toString();
        send(first, () -> client().orders().placeGroup(group, key).orders());
    }

    private void send(PlaceOrder order, Supplier<List<OrderView>> call) {
        sending.update(n -> n + 1);
        work.execute(() -> {
            String what = order.side() + " " + order.instrument().symbol();
            try {
                store.merge(despiteLostAnswers(call));
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

    /**
     * Asks to change a working order. Until the venue has answered, the order says so; if it is
     * refused here or there, it stays as it was and a notice says why.
     */
    public void amend(OrderView order, AmendOrder change) {
        String key = UUID.randomUUID().toString();
        amending.update(map -> with(map, order.id(), change));
        work.execute(() -> {
            try {
                store.merge(
                        List.of(
                                despiteLostAnswers(
                                        () -> client().orders().amend(order.id(), change, key))));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.DANGER,
                        order.side() + " " + order.instrument().symbol() + " not amended",
                        Failures.describe(e));
            } finally {
                amending.update(map -> with(map, order.id(), null));
            }
        });
    }

    /** Asks to cancel some orders, each by itself. */
    public void cancel(Collection<OrderId> orders) {
        orders.forEach(this::cancel);
    }

    /**
     * Cancels orders and, once none of them works any more, places another: what they held is free
     * then. If one still works after {@value #PATIENCE_MILLIS} ms, nothing is placed and a notice
     * says so.
     */
    public void replace(Collection<OrderId> cancelled, PlaceOrder next) {
        if (refuses(next)) {
            return;
        }
        String key = UUID.randomUUID().toString();
        cancelling.update(set -> plus(set, cancelled));
        send(
                next,
                () -> {
                    try {
                        for (OrderId id : cancelled) {
                            end(id);
                        }
                    } finally {
                        cancelled.forEach(id -> cancelling.update(set -> minus(set, id)));
                    }
                    return List.of(client().orders().place(next, key));
                });
    }

    private void end(OrderId id) {
        OrderView now = client().orders().order(id);
        if (now.status().isWorking()) {
            now = client().orders().cancel(id);
        }
        for (int waited = 0; now.status().isWorking(); waited += POLL_MILLIS) {
            if (waited >= PATIENCE_MILLIS) {
                throw new IllegalStateException(
                        "An order still works that was asked to end; nothing was placed. Cancel it,"
                                + " then try again.");
            }
            LockSupport.parkNanos(POLL_MILLIS * 1_000_000L);
            now = client().orders().order(id);
        }
        store.merge(List.of(now));
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

    /** Asks to cancel every working order of an account. */
    public void cancelAll(AccountId account) {
        work.execute(() -> {
            try {
                List<OrderView> asked = client().orders().cancelAll(account);
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

    private static <T> T despiteLostAnswers(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
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

    private static Set<OrderId> plus(Set<OrderId> set, OrderId id) {
        Set<OrderId> all = new TreeSet<>(set);
        all.add(id);
        return all;
    }

    private static Set<OrderId> plus(Set<OrderId> set, Collection<OrderId> ids) {
        Set<OrderId> all = new TreeSet<>(set);
        all.addAll(ids);
        return all;
    }

    private static Map<OrderId, AmendOrder> with(
            Map<OrderId, AmendOrder> map, OrderId id, @Nullable AmendOrder change) {
        Map<OrderId, AmendOrder> all = new TreeMap<>(map);
        if (change == null) {
            all.remove(id);
        } else {
            all.put(id, change);
        }
        return all;
    }

    private static Set<OrderId> minus(Set<OrderId> set, OrderId id) {
        Set<OrderId> all = new TreeSet<>(set);
        all.remove(id);
        return all;
    }
}
