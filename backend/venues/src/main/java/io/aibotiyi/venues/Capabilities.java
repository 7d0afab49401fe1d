package io.aibotiyi.venues;

import io.aibotiyi.domain.Timeframe;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a venue's connector can do, as data: the trading service reads it to emulate what is
 * missing; the connector reads it to refuse before sending.
 *
 * @param orders for each kind of order it takes, how long such an order may stay
 * @param features what it offers beside
 * @param selfTrade the preventions that may be asked for, always with the venue's default
 * @param maxBatch orders in one batch request, 1 if it has none
 * @param candles lengths of the candles that it keeps
 * @param connectionLife after which the venue closes a stream, zero if it states none
 */
public record Capabilities(
        Map<OrderKind, Set<Validity>> orders,
        Set<Feature> features,
        Set<SelfTradePrevention> selfTrade,
        AmendRule amend,
        int maxBatch,
        Set<Timeframe> candles,
        Duration connectionLife) {

    public Capabilities {
        orders = Map.copyOf(orders);
        features = Set.copyOf(features);
        selfTrade = Set.copyOf(selfTrade);
        candles = Set.copyOf(candles);
    }

    /** Lengths as a list of {@code 1m 4h 1d}. */
    public static Set<Timeframe> lengths(String list) {
        return Arrays.stream(list.split(" ")).map(Timeframe::parse).collect(Collectors.toSet());
    }

    /**
     * @throws IllegalArgumentException if the venue has no candles of that length
     */
    public void requireCandles(Timeframe timeframe) {
        if (!candles.contains(timeframe)) {
            throw new IllegalArgumentException("the venue has no candles of " + timeframe);
        }
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** Why this order cannot be sent to the venue; empty if it can. */
    public Optional<String> refusal(NewOrder order) {
        Set<Validity> validities = orders.get(order.kind());
        if (validities == null) {
            return Optional.of("the venue has no " + order.kind() + " orders");
        }
        if (!validities.contains(order.validity())) {
            return Optional.of(
                    "the venue has no " + order.validity() + " for " + order.kind() + " orders");
        }
        if (order.postOnly() && !has(Feature.POST_ONLY)) {
            return Optional.of("the venue has no post-only orders");
        }
        if (order.quoteQuantity() != null) {
            Feature needed =
                    switch (order.side()) {
                        case BUY -> Feature.MARKET_BUY_BY_QUOTE;
                        case SELL -> Feature.MARKET_SELL_BY_QUOTE;
                    };
            if (!has(needed)) {
                return Optional.of(
                        "the venue has no market "
                                + order.side()
                                + " by quote quantity: give a base quantity");
            }
        }
        if (!selfTrade.contains(order.selfTrade())) {
            return Optional.of("the venue has no self-trade prevention " + order.selfTrade());
        }
        return Optional.empty();
    }
}
