package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.MarketAlerts.PositionCondition;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A figure of a position against a level. Without the position there is no number. */
final class PositionWatch extends Watch {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PositionCondition condition;

    PositionWatch(Alert alert, PositionCondition condition, @Nullable Timeframe bar) {
        super(alert, condition.test(), bar);
        this.condition = condition;
    }

    AccountId account() {
        return condition.account();
    }

    /**
     * @param now nanoseconds since the epoch
     */
    void look(PortfolioView portfolio, long now) {
        Optional<BigDecimal> figure =
                switch (condition.figure()) {
                    case SIZE -> position(portfolio).map(PositionView::quantity);
                    case UNREALISED_PNL ->
                            position(portfolio)
                                    .flatMap(p -> Optional.ofNullable(p.unrealisedPnl()));
                    case LIQUIDATION_DISTANCE ->
                            Optional.ofNullable(portfolio.margin()).flatMap(this::distance);
                };
        if (figure.isEmpty()) {
            forget();
            return;
        }
        BigDecimal reached = figure.get();
        at(
                now,
                reached.subtract(condition.level()).doubleValue(),
                reached,
                up -> Sentences.happened(condition, up, reached));
    }

    private Optional<PositionView> position(PortfolioView portfolio) {
        return portfolio.positions().stream()
                .filter(p ->
                        p.instrument().equals(condition.instrument()) && p.quantity().signum() != 0)
                .findFirst();
    }

    private Optional<BigDecimal> distance(MarginView margin) {
        return margin.positions().stream()
                .filter(p -> p.instrument().equals(condition.instrument()))
                .findFirst()
                .flatMap(PositionWatch::distance);
    }

    private static Optional<BigDecimal> distance(MarginPositionView position) {
        BigDecimal mark = position.markPrice();
        BigDecimal liquidation = position.liquidationPrice();
        if (mark == null || liquidation == null || mark.signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                mark.subtract(liquidation)
                        .abs()
                        .multiply(HUNDRED)
                        .divide(mark, new MathContext(8)));
    }
}
