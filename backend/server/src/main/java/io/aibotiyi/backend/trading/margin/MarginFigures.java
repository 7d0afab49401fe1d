package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.domain.PerpetualTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cross margin of an account at one moment: its cash stands for all its perpetuals.
 *
 * @param collateral cash that is not promised to spot orders, less debt
 * @param used set aside for positions and orders in perpetuals
 * @param debt that losses left, positive
 * @param lines every perpetual that it ever had, open or not
 */
public record MarginFigures(
        BigDecimal collateral, BigDecimal used, BigDecimal debt, List<Line> lines) {

    /**
     * One perpetual.
     *
     * @param terms null while the perpetual is not listed
     * @param mark null while there is none, as without terms
     * @param held margin of position and orders
     */
    public record Line(
            Position position,
            @Nullable PerpetualTerms terms,
            int leverage,
            @Nullable BigDecimal mark,
            BigDecimal held) {

        boolean isOpen() {
            return position.quantity().signum() != 0;
        }

        /** Worth at the mark, zero without one. */
        public BigDecimal notional() {
            return mark == null ? BigDecimal.ZERO : position.quantity().abs().multiply(mark);
        }

        /** Of the open quantity at the mark, zero without one. */
        public BigDecimal unrealised() {
            return mark == null
                    ? BigDecimal.ZERO
                    : position.quantity().multiply(mark).subtract(position.cost());
        }

        public BigDecimal maintenance() {
            return terms == null ? BigDecimal.ZERO : terms.maintenance(notional());
        }
    }

    /** False while an open position has no mark: it is left out of the sums. */
    public boolean complete() {
        return lines.stream().noneMatch(l -> l.isOpen() && l.mark() == null);
    }

    public boolean hasPosition() {
        return lines.stream().anyMatch(Line::isOpen);
    }

    public BigDecimal unrealised() {
        return lines.stream().map(Line::unrealised).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal maintenance() {
        return lines.stream().map(Line::maintenance).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal equity() {
        return collateral.add(unrealised());
    }

    /** What new exposure may use: losses count at once, profits when they are realised. */
    public BigDecimal free() {
        return collateral.add(unrealised().min(BigDecimal.ZERO)).subtract(used);
    }

    /** True if the account must be liquidated; never while a mark is missing. */
    public boolean underMaintenance() {
        return complete() && hasPosition() && equity().compareTo(maintenance()) < 0;
    }

    /** Maintenance over equity; empty without equity. */
    Optional<BigDecimal> ratio() {
        BigDecimal equity = equity();
        return equity.signum() <= 0
                ? Optional.empty()
                : Optional.of(maintenance().divide(equity, 6, RoundingMode.UP));
    }

    /**
     * The mark at which equity would meet maintenance, all other marks staying: the price that
     * solves {@code others + q·p − cost = |q|·p·rate − amount} in the tier it falls into, which is
     * the formula that Binance documents ("How to Calculate Liquidation Price of USDⓈ-M Futures").
     * Empty if there is none above zero.
     */
    Optional<BigDecimal> liquidationPrice(Line line) {
        PerpetualTerms terms = line.terms();
        if (terms == null || !line.isOpen() || !complete()) {
            return Optional.empty();
        }
        BigDecimal quantity = line.position().quantity();
        BigDecimal others =
                equity().subtract(line.unrealised())
                        .subtract(maintenance().subtract(line.maintenance()));
        List<PerpetualTerms.Tier> tiers = terms.tiers();
        for (int tier = 0; tier < tiers.size(); tier++) {
            BigDecimal rate = tiers.get(tier).maintenanceRate();
            BigDecimal price =
                    line.position()
                            .cost()
                            .subtract(others)
                            .subtract(terms.maintenanceAmount(tier))
                            .divide(
                                    quantity.subtract(quantity.abs().multiply(rate)),
                                    8,
                                    RoundingMode.HALF_EVEN);
            if (terms.tierOf(quantity.abs().multiply(price)) == tier) {
                return price.signum() > 0 ? Optional.of(price) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
