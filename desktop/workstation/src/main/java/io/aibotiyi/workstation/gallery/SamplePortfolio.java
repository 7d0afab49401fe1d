package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.EquityPoint;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What orders and fills of a sample account make of its money. */
final class SamplePortfolio {

    private static final BigDecimal START = new BigDecimal("100000");

    private final SampleMarkets markets;
    private final SampleMargin margin;

    SamplePortfolio(SampleMarkets markets, SampleMargin margin) {
        this.markets = markets;
        this.margin = margin;
    }

    PortfolioView of(AccountId owner, List<OrderView> orders, List<FillView> fills) {
        SampleListing first = markets.find(markets.instruments().getFirst().id());
        String quote = first.view().quoteAsset();
        BigDecimal held = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        for (FillView fill : fills) {
            fees = fees.add(fill.fee());
            if (fill.side() == Side.BUY) {
                quantity = quantity.add(fill.quantity());
                cost = cost.add(fill.quantity().multiply(fill.price())).add(fill.fee());
            } else {
                BigDecimal average = cost.divide(quantity, 12, RoundingMode.HALF_EVEN);
                cost = cost.subtract(average.multiply(fill.quantity()));
                quantity = quantity.subtract(fill.quantity());
                realised = realised.add(orZero(fill.realisedPnl()));
            }
        }
        for (OrderView order : orders) {
            if (order.status().isWorking() && order.side() == Side.BUY && order.price() != null) {
                held = held.add(order.price().multiply(order.quantity()));
            }
        }
        List<PositionView> positions = new ArrayList<>();
        BigDecimal unrealised = BigDecimal.ZERO;
        if (quantity.signum() != 0) {
            BigDecimal average = cost.divide(quantity, 8, RoundingMode.HALF_EVEN);
            unrealised =
                    first.last()
                            .subtract(average)
                            .multiply(quantity)
                            .setScale(4, RoundingMode.HALF_EVEN);
            positions.add(
                    new PositionView(
                            first.view().id(),
                            quantity,
                            average,
                            first.last(),
                            unrealised,
                            realised,
                            fees));
        }
        BigDecimal cash = START.add(realised).subtract(cost);
        List<BalanceView> balances = new ArrayList<>();
        balances.add(new BalanceView(quote, cash, held));
        if (quantity.signum() != 0) {
            balances.add(
                    new BalanceView(
                            first.view().baseAsset(),
                            quantity,
                            BigDecimal.ZERO.setScale(quantity.scale())));
        }
        MarginView margined = margin.figures(cash.subtract(held));
        BigDecimal onMargin = BigDecimal.ZERO;
        if (margined != null) {
            onMargin = margined.unrealisedPnl();
            positions.add(SampleMargin.position(margined));
        }
        BigDecimal equity = cash.add(first.last().multiply(quantity)).add(onMargin);
        return new PortfolioView(
                owner,
                quote,
                equity.setScale(2, RoundingMode.HALF_EVEN),
                realised,
                unrealised.add(onMargin),
                fees,
                true,
                balances,
                positions,
                markets.now(),
                null,
                margined,
                null);
    }

    /** Random steps that begin at the start and end at what it is worth. */
    List<EquityPoint> equity(BigDecimal end, boolean traded) {
        if (!traded) {
            return List.of(new EquityPoint(markets.now(), end));
        }
        int points = 480;
        double[] path = new double[points];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 1; i < points; i++) {
            path[i] = path[i - 1] + random.nextGaussian() * 14 + 0.9;
        }
        List<EquityPoint> all = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double bridge = path[i] - path[points - 1] * i / (points - 1);
            double straight =
                    START.doubleValue()
                            + (end.doubleValue() - START.doubleValue()) * i / (points - 1);
            all.add(
                    new EquityPoint(
                            markets.ago(Duration.ofSeconds(30L * (points - 1 - i))),
                            BigDecimal.valueOf(straight + bridge)
                                    .setScale(2, RoundingMode.HALF_EVEN)));
        }
        return all;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
