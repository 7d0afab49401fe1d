package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.MarginSource;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out the margin of accounts from ledger, positions and mark prices. */
@Component
public final class MarginAccounts implements MarginSource {

    private final Ledger ledger;
    private final Positions positions;
    private final MarginHolds holds;
    private final MarginSettlement settlement;
    private final MarkPrices marks;
    private final Liquidations liquidations;

    MarginAccounts(
            Ledger ledger,
            Positions positions,
            MarginHolds holds,
            MarginSettlement settlement,
            MarkPrices marks,
            Liquidations liquidations) {
        this.ledger = ledger;
        this.positions = positions;
        this.holds = holds;
        this.settlement = settlement;
        this.marks = marks;
        this.liquidations = liquidations;
    }

    /** Now; under the account's lock where something is decided by it. */
    public MarginFigures of(AccountId account) {
        List<MarginFigures.Line> lines = new ArrayList<>();
        for (Position position : positions.marginOf(account)) {
            lines.add(line(position));
        }
        Balance cash = ledger.balance(holds.cash(account));
        BigDecimal used = holds.held(account);
        BigDecimal debt = settlement.debt(account);
        BigDecimal promised = cash.held().subtract(used);
        return new MarginFigures(cash.total().subtract(promised).subtract(debt), used, debt, lines);
    }

    private MarginFigures.Line line(Position position) {
        InstrumentId instrument = position.instrument();
        return new MarginFigures.Line(
                position,
                holds.terms(instrument).orElse(null),
                holds.leverage(position.account(), instrument),
                marks.mark(instrument).orElse(null),
                holds.held(position.account(), instrument));
    }

    @Override
    public Optional<BigDecimal> mark(InstrumentId perpetual) {
        return marks.mark(perpetual);
    }

    @Override
    public MarginView view(AccountId account) {
        MarginFigures figures = of(account);
        return new MarginView(
                Decimals.plain(figures.collateral()),
                Decimals.plain(figures.unrealised()),
                Decimals.plain(figures.equity()),
                Decimals.plain(figures.used()),
                Decimals.plain(figures.free().max(BigDecimal.ZERO)),
                Decimals.plain(figures.maintenance()),
                figures.ratio().map(Decimals::plain).orElse(null),
                Decimals.plain(figures.debt()),
                figures.complete(),
                figures.lines().stream().map(l -> view(l, figures)).toList(),
                liquidations.last(account).orElse(null));
    }

    private static MarginPositionView view(MarginFigures.Line line, MarginFigures figures) {
        Position position = line.position();
        BigDecimal mark = line.mark();
        return new MarginPositionView(
                position.instrument(),
                Decimals.plain(position.quantity()),
                Decimals.plain(position.averagePrice()),
                plain(mark),
                mark == null ? null : Decimals.plain(line.notional()),
                line.leverage(),
                Decimals.plain(line.held()),
                mark == null ? null : Decimals.plain(line.maintenance()),
                mark == null ? null : Decimals.plain(line.unrealised()),
                Decimals.plain(position.realisedPnl()),
                Decimals.plain(position.funding()),
                plain(onCent(figures.liquidationPrice(line))));
    }

    /** As precise as an estimate is. */
    private static @Nullable BigDecimal onCent(Optional<BigDecimal> price) {
        return price.map(p ->
                        p.setScale(
                                Math.max(2, 6 - p.precision() + p.scale()), RoundingMode.HALF_EVEN))
                .orElse(null);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }
}
