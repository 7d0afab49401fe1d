package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount.Kind;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the accounts that must be liquidated among all that have a position in a perpetual, by the
 * formulas of {@link MarginFigures}. Four queries for each 500 such accounts; an account without a
 * position costs none of them.
 *
 * <p>Nothing is locked, so a fill that is booked meanwhile may be seen in one query and not in
 * another: what it finds is asked again under the account's lock before anything is done, and what
 * it missed the next round finds.
 */
@Component
public final class MarginScreen {

    /** What values a perpetual now. */
    private record Value(PerpetualTerms terms, BigDecimal mark) {}

    /** The cash side of accounts, by their id. */
    private record Cash(
            Map<String, Balance> balances,
            Map<String, BigDecimal> margins,
            Map<String, Balance> debts) {

        /** As in {@link MarginFigures}: cash that is not promised to spot orders, less debt. */
        BigDecimal collateral(String owner) {
            Balance cash = balances.get(owner);
            Balance debt = debts.get(owner);
            BigDecimal margin = margins.getOrDefault(owner, BigDecimal.ZERO);
            BigDecimal own = cash == null ? BigDecimal.ZERO : cash.free().add(margin);
            return debt == null ? own : own.add(debt.total());
        }
    }

    private final Positions positions;
    private final Ledger ledger;
    private final MarginHolds holds;
    private final MarkPrices marks;
    private final MarginTroubles troubles;
    private final TradingSettings settings;

    MarginScreen(
            Positions positions,
            Ledger ledger,
            MarginHolds holds,
            MarkPrices marks,
            MarginTroubles troubles,
            TradingSettings settings) {
        this.positions = positions;
        this.ledger = ledger;
        this.holds = holds;
        this.marks = marks;
        this.troubles = troubles;
        this.settings = settings;
    }

    /**
     * Accounts whose equity is less than their maintenance margin as it seems now. One whose margin
     * cannot be worked out is told to {@link MarginTroubles} and left out.
     */
    public List<AccountId> underMaintenance() {
        Map<AccountId, List<Position>> open =
                positions.openMargin().stream().collect(Collectors.groupingBy(Position::account));
        if (open.isEmpty()) {
            return List.of();
        }
        Cash cash =
                cash(open.keySet().stream().map(AccountId::toString).collect(Collectors.toSet()));
        Map<InstrumentId, Optional<Value>> values = new HashMap<>();
        List<AccountId> found = new ArrayList<>();
        open.forEach((account, held) ->
                troubles.each(
                        "The margin of account " + account,
                        () -> {
                            BigDecimal collateral = cash.collateral(account.toString());
                            if (isUnder(collateral, held, values)) {
                                found.add(account);
                            }
                        }));
        return found;
    }

    private Cash cash(Set<String> owners) {
        String currency = settings.currency();
        return new Cash(
                ledger.balances(Kind.CASH, currency, owners),
                ledger.held(MarginHolds.PREFIX, Kind.CASH, currency, owners),
                ledger.balances(Kind.MARGIN_DEBT, currency, owners));
    }

    private boolean isUnder(
            BigDecimal collateral, List<Position> open, Map<InstrumentId, Optional<Value>> values) {
        BigDecimal equity = collateral;
        BigDecimal maintenance = BigDecimal.ZERO;
        for (Position position : open) {
            Optional<Value> value = values.computeIfAbsent(position.instrument(), this::value);
            if (value.isEmpty()) {
                return false;
            }
            BigDecimal worth = position.quantity().multiply(value.get().mark());
            equity = equity.add(worth).subtract(position.cost());
            maintenance = maintenance.add(value.get().terms().maintenance(worth.abs()));
        }
        return equity.compareTo(maintenance) < 0;
    }

    private Optional<Value> value(InstrumentId instrument) {
        return holds.terms(instrument)
                .flatMap(terms -> marks.mark(instrument).map(mark -> new Value(terms, mark)));
    }
}
