package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Which markets are perpetuals, and the leverage that the account in use has in those that were
 * asked about. Commands are FX thread; answers arrive in the {@link Live} values. What is not known
 * is not there: a market that nobody asked about is shown as spot until the answer comes.
 */
public final class MarginDesk {

    private final TradingStore store;
    private final Notices notices;
    private final Executor work;
    private final Live<Map<InstrumentId, PerpetualView>> perpetuals;
    private final Live<Map<InstrumentId, LeverageView>> leverages;
    private final Live<Set<InstrumentId>> changing;

    MarginDesk(FxBridge bridge, TradingStore store, Notices notices, Executor work) {
        this.store = store;
        this.notices = notices;
        this.work = work;
        perpetuals = new Live<>(bridge, Map.of());
        leverages = new Live<>(bridge, Map.of());
        changing = new Live<>(bridge, Set.of());
    }

    /** Terms of the perpetuals that this backend lists. */
    public Live<Map<InstrumentId, PerpetualView>> perpetuals() {
        return perpetuals;
    }

    /** The account's leverage, by perpetual. */
    public Live<Map<InstrumentId, LeverageView>> leverages() {
        return leverages;
    }

    /** Perpetuals whose leverage was asked to change and was not answered. */
    public Live<Set<InstrumentId>> changing() {
        return changing;
    }

    /** Asks whether a market is a perpetual, and for the account's leverage if it is. */
    public void learn(InstrumentId market) {
        Optional<AccountId> account = account();
        work.execute(() -> {
            try {
                List<PerpetualView> all = client().margin().perpetuals();
                perpetuals.set(byInstrument(all));
                if (account.isPresent()
                        && all.stream().anyMatch(p -> p.instrument().equals(market))) {
                    learned(account, client().margin().leverage(account.get(), market));
                }
            } catch (RuntimeException e) {
                notices.log(
                        Notice.Level.INFO,
                        "Margin terms of " + market + " unknown",
                        Failures.describe(e));
            }
        });
    }

    /**
     * Asks for another leverage. It is as it was until the backend agrees; if it does not, a notice
     * says why.
     */
    public void leverage(InstrumentId market, int wanted) {
        Optional<AccountId> account = store.inView().map(AccountView::id);
        changing.update(set -> plus(set, market));
        work.execute(() -> {
            try {
                AccountId of =
                        account.orElseThrow(
                                () -> new IllegalStateException("There is no trading account."));
                learned(account, client().margin().leverage(of, market, wanted));
            } catch (RuntimeException e) {
                notices.show(
                        Notice.Level.DANGER,
                        "Leverage of " + market.symbol() + " not changed",
                        Failures.describe(e));
            } finally {
                changing.update(set -> minus(set, market));
            }
        });
    }

    /** Another backend knows other perpetuals. */
    void detach() {
        perpetuals.set(Map.of());
        leverages.set(Map.of());
    }

    /** Another account has other leverage. */
    void forget() {
        leverages.set(Map.of());
    }

    /** An answer that comes when another account is in use is dropped. */
    private void learned(Optional<AccountId> of, LeverageView view) {
        leverages.update(map -> {
            if (!account().equals(of)) {
                return map;
            }
            Map<InstrumentId, LeverageView> all = new HashMap<>(map);
            all.put(view.instrument(), view);
            return Map.copyOf(all);
        });
    }

    private static Map<InstrumentId, PerpetualView> byInstrument(List<PerpetualView> all) {
        Map<InstrumentId, PerpetualView> map = new HashMap<>();
        all.forEach(p -> map.put(p.instrument(), p));
        return Map.copyOf(map);
    }

    private Optional<AccountId> account() {
        return store.account().get().map(AccountView::id);
    }

    private AibotClient client() {
        AibotClient client = store.client();
        if (client == null) {
            throw new IllegalStateException("Not connected to a backend; connect first.");
        }
        return client;
    }

    private static Set<InstrumentId> plus(Set<InstrumentId> set, InstrumentId id) {
        Set<InstrumentId> all = new HashSet<>(set);
        all.add(id);
        return Set.copyOf(all);
    }

    private static Set<InstrumentId> minus(Set<InstrumentId> set, InstrumentId id) {
        Set<InstrumentId> all = new HashSet<>(set);
        all.remove(id);
        return Set.copyOf(all);
    }
}
