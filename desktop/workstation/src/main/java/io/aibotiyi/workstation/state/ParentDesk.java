package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Parent orders of the account in use: large orders that the backend works off in smaller ones.
 * Commands return at once; the outcome arrives here and in the notices. Holds at most {@value
 * #KEPT}; the oldest that ended go first.
 */
public final class ParentDesk {

    static final int KEPT = 200;
    private static final int ATTEMPTS = 3;

    private final TradingStore store;
    private final AccountDesk accounts;
    private final Notices notices;
    private final FxBridge bridge;
    private final Executor work;
    private final Live<List<ParentView>> parents;
    private final Live<Health> health;
    private final Live<Set<ParentOrderId>> cancelling;
    private final Map<ParentOrderId, ParentView> known = new LinkedHashMap<>();
    private Streams.@Nullable Subscription subscription;

    ParentDesk(
            FxBridge bridge,
            TradingStore store,
            AccountDesk accounts,
            Notices notices,
            Executor work) {
        this.accounts = accounts;
        this.bridge = bridge;
        this.store = store;
        this.notices = notices;
        this.work = work;
        parents = new Live<>(bridge, List.of());
        health = new Live<>(bridge, Health.LOADING);
        cancelling = new Live<>(bridge, Set.of());
    }

    /** Working and past ones, newest first. */
    public Live<List<ParentView>> parents() {
        return parents;
    }

    public Live<Health> health() {
        return health;
    }

    /** Asked to be cancelled and not yet answered. */
    public Live<Set<ParentOrderId>> cancelling() {
        return cancelling;
    }

    /** Starts over with the account in use. Blocks; off the FX thread, one at a time. */
    void attach(AibotClient fresh) {
        detach();
        AccountId id = store.account().get().map(AccountView::id).orElse(null);
        if (id == null) {
            health.set(Health.failed("This user has no trading account."));
            return;
        }
        Subscribe request = new Subscribe(0, Channel.PARENT_ORDERS, null, null, null, id);
        subscription = fresh.streams().subscribe(request, new Frames(id));
        try {
            merge(fresh.parentOrders().history(id, KEPT));
        } catch (RuntimeException e) {
            notices.log(
                    Notice.Level.ATTENTION,
                    "Past parent orders could not be loaded",
                    Failures.describe(e));
        }
    }

    void detach() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        synchronized (known) {
            known.clear();
        }
        parents.set(List.of());
        health.set(Health.LOADING);
    }

    /** What is shown is of an account that is not in use any more. */
    void forget() {
        synchronized (known) {
            known.clear();
        }
        parents.set(List.of());
        health.set(Health.LOADING);
    }

    /** Starts one; an answer that was lost is asked for again with the same key. */
    public void start(StartParent request) {
        Optional<AccountView> now = store.account().get();
        Optional<String> why =
                now.filter(a -> a.id().equals(request.account())).isEmpty()
                        ? Optional.of("Another account came into use after it was made.")
                        : accounts.refusal(now.get(), request.instrument());
        if (why.isPresent()) {
            notices.show(Notice.Level.ATTENTION, "Nothing was started", why.get());
            return;
        }
        String key = UUID.randomUUID().toString();
        work.execute(() -> {
            try {
                merge(List.of(startDespiteLostAnswers(request, key)));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.DANGER,
                        request.algorithm() + " " + request.instrument().symbol() + " refused",
                        Failures.describe(e));
            }
        });
    }

    private ParentView startDespiteLostAnswers(StartParent request, String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return client().parentOrders().start(request, key);
            } catch (UnreachableException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Asks what one would do now.
     *
     * @param answer given the preview on the FX thread
     * @param refused given why there is none, on the FX thread
     */
    public void preview(StartParent request, Consumer<Preview> answer, Consumer<String> refused) {
        work.execute(() -> {
            try {
                Preview preview = client().parentOrders().preview(request);
                bridge.mark(() -> answer.accept(preview));
            } catch (RuntimeException e) {
                String why = Failures.describe(e);
                bridge.mark(() -> refused.accept(why));
            }
        });
    }

    /** Asks to cancel; it ends when its last child has. */
    public void cancel(ParentOrderId id) {
        cancelling.update(set -> with(set, id, true));
        work.execute(() -> {
            try {
                merge(List.of(client().parentOrders().cancel(id)));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.ATTENTION, "Cancel did not go through", Failures.describe(e));
            } finally {
                cancelling.update(set -> with(set, id, false));
            }
        });
    }

    private void merge(List<ParentView> views) {
        synchronized (known) {
            for (ParentView view : views) {
                ParentView before = known.get(view.id());
                boolean newer = before == null || before.version() < view.version();
                if (newer && isInUse(view.account())) {
                    known.put(view.id(), view);
                }
            }
            List<ParentView> newest =
                    known.values().stream()
                            .sorted(
                                    Comparator.comparing((ParentView p) -> !p.status().isWorking())
                                            .thenComparing(
                                                    ParentView::createdAt,
                                                    Comparator.reverseOrder()))
                            .limit(KEPT)
                            .toList();
            known.keySet().retainAll(newest.stream().map(ParentView::id).toList());
            parents.set(newest);
        }
    }

    private boolean isInUse(AccountId account) {
        return store.account().get().filter(a -> a.id().equals(account)).isPresent();
    }

    private AibotClient client() {
        AibotClient client = store.client();
        if (client == null) {
            throw new IllegalStateException("Not connected to a backend; connect first.");
        }
        return client;
    }

    private static Set<ParentOrderId> with(Set<ParentOrderId> set, ParentOrderId id, boolean in) {
        Set<ParentOrderId> all = new TreeSet<>(set);
        if (in) {
            all.add(id);
        } else {
            all.remove(id);
        }
        return all;
    }

    private final class Frames implements Streams.Listener {

        private final AccountId account;

        Frames(AccountId account) {
            this.account = account;
        }

        @Override
        public void frame(StreamFrame frame) {
            if (isInUse(account) && frame instanceof StreamFrame.ParentOrders news) {
                merge(news.parentOrders());
                health.set(Health.LIVE);
            }
        }

        @Override
        public void interrupted(String reason) {
            health.set(Health.stale(reason));
        }

        @Override
        public void resumed() {
            health.set(Health.LIVE);
        }

        @Override
        public void failed(ApiException problem) {
            health.set(Health.failed(Failures.describe(problem)));
        }
    }
}
