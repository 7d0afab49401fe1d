package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.LeftOut;
import io.aibotiyi.protocol.Routing.PlannedLeg;
import io.aibotiyi.protocol.Routing.PlannedSlice;
import io.aibotiyi.protocol.Routing.Preview;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.strategies.slicing.BestPriceRoute;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a parent order would do now. */
@Component
final class Previews {

    private static final int PRICE_SCALE = 18;

    private final ParentRules rules;
    private final Router router;
    private final MarketData markets;
    private final Clock clock;

    Previews(ParentRules rules, Router router, MarketData markets, Clock clock) {
        this.rules = rules;
        this.router = router;
        this.markets = markets;
        this.clock = clock;
    }

    Preview of(UserId user, StartParent request) {
        Terms terms = rules.terms(user, request, clock.instant(), 0);
        Instrument instrument = markets.instrument(terms.instrument()).orElseThrow();
        if (terms.algorithm() == Algorithm.BEST_PRICE) {
            return route(user, terms, instrument);
        }
        SliceSchedule schedule = terms.schedule();
        List<PlannedSlice> slices =
                schedule == null
                        ? List.of()
                        : schedule.slices().stream()
                                .map(s ->
                                        new PlannedSlice(
                                                terms.start().plusNanos(s.offset()),
                                                Parent.plain(instrument.quantity(s.quantity()))))
                                .toList();
        return preview(terms, slices, List.of(), List.of(), null, explain(terms, slices.size()));
    }

    private static Preview preview(
            Terms terms,
            List<PlannedSlice> slices,
            List<PlannedLeg> legs,
            List<LeftOut> leftOut,
            @Nullable BigDecimal unrouted,
            String explanation) {
        return new Preview(
                terms.algorithm(),
                terms.start(),
                terms.end(),
                slices,
                legs,
                leftOut,
                unrouted,
                explanation);
    }

    private static String explain(Terms terms, int slices) {
        return switch (terms.algorithm()) {
            case TWAP -> slices + " even parts; what one leaves unfilled goes with the next.";
            case VWAP ->
                    slices
                            + " parts, by the market's volume at this time of the days before;"
                            + " what one leaves unfilled goes with the next.";
            case POV ->
                    "At most "
                            + Parent.plain(BigDecimal.valueOf(terms.participation(), 2))
                                    .toPlainString()
                            + " % of what the market trades from the start on.";
            case ICEBERG -> "Parts rest at the limit price, one at a time, until all is filled.";
            case BEST_PRICE -> "";
        };
    }

    private Preview route(UserId user, Terms terms, Instrument instrument) {
        BestPriceRoute.Plan plan = router.plan(user, terms, instrument, terms.quantity());
        return preview(
                terms,
                List.of(),
                plan.legs().stream().map(leg -> planned(terms, leg)).toList(),
                plan.leftOut().stream()
                        .map(left -> new LeftOut(left.instrument(), left.reason()))
                        .toList(),
                Parent.plain(plan.unrouted()),
                explain(plan));
    }

    private static PlannedLeg planned(Terms terms, BestPriceRoute.Leg leg) {
        BigDecimal fee = leg.fee().multiply(BigDecimal.valueOf(terms.side().sign()));
        return new PlannedLeg(
                leg.instrument(),
                Parent.plain(leg.quantity()),
                Parent.plain(leg.limit()),
                each(leg.notional(), leg.quantity()),
                Parent.plain(leg.fee()),
                each(leg.notional().add(fee), leg.quantity()));
    }

    private static BigDecimal each(BigDecimal worth, BigDecimal quantity) {
        return Parent.plain(worth.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN));
    }

    private static String explain(BestPriceRoute.Plan plan) {
        if (plan.legs().isEmpty()) {
            return "No venue has anything within the limit now.";
        }
        String venues =
                plan.legs().size() == 1
                        ? plan.legs().getFirst().instrument().venue() + " alone has the best prices"
                        : "The best levels net of the taker's fee lie at "
                                + plan.legs().size()
                                + " venues";
        return venues
                + (plan.unrouted().signum() > 0
                        ? "; "
                                + Parent.plain(plan.unrouted()).toPlainString()
                                + " are more than the visible books have, and are tried again."
                        : ".");
    }
}
