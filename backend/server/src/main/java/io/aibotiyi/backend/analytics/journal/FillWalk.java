package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.Amounts.kept;
import static io.aibotiyi.backend.analytics.journal.Amounts.share;

import io.aibotiyi.backend.trading.BookedFills.BookedFill;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes fills apart into legs of round trips. What of a fill goes against the open trip closes it;
 * the rest opens another, with the rest of the fee. In a market without margin nothing is short:
 * what is sold beyond what fills bought came by transfer, and is a trip of its own that ends where
 * it begins and costs what trading says it cost.
 */
final class FillWalk {

    /** What is known of a market now. */
    interface Listings {

        Optional<Instrument> of(FillView fill);

        /** What one of an asset was worth in another at the fill; empty if nothing here says. */
        Optional<BigDecimal> price(FillView fill, String asset, String currency);
    }

    /**
     * A fill's fee.
     *
     * @param worth in the currency; null if nothing prices it
     * @param ofPosition how much of it was taken from, or beside, what was traded
     */
    private record Fee(BigDecimal amount, @Nullable BigDecimal worth, BigDecimal ofPosition) {}

    private final Listings listings;

    FillWalk(Listings listings) {
        this.listings = listings;
    }

    /**
     * @param open the open trip of the fill's account and market, null if there is none
     * @return one leg or two, applied to their trips; the last leg's trip may be open
     */
    List<Leg> apply(BookedFill booked, @Nullable RoundTrip open) {
        FillView fill = booked.fill();
        Instrument market =
                listings.of(fill).orElseGet(() -> Instrument.unlisted(fill.instrument()));
        String currency = fill.mode() == TradingMode.LIVE ? market.quoteAsset() : fill.feeAsset();
        Fee fee = fee(fill, market, currency);
        boolean buying = fill.side() == Side.BUY;
        BigDecimal moved =
                buying
                        ? fill.quantity().subtract(fee.ofPosition())
                        : fill.quantity().add(fee.ofPosition());
        boolean against = open != null && open.origin().closingSide() == fill.side();
        BigDecimal closing =
                against && open != null ? moved.min(open.sums().openQuantity()) : BigDecimal.ZERO;
        List<Leg> legs = new ArrayList<>(2);
        BigDecimal feeOfClosing = kept(share(fee.amount(), closing, moved));
        if (open != null && closing.signum() > 0) {
            BigDecimal dust =
                    booked.margin()
                            ? BigDecimal.ZERO
                            : listings.of(fill)
                                    .map(l -> l.quantity(l.lotSize()))
                                    .orElse(BigDecimal.ZERO);
            open.leave(closing, fill.price(), fill.time(), dust);
            legs.add(leg(open, booked, false, closing, feeOfClosing, fee));
        }
        BigDecimal rest = moved.subtract(closing);
        if (rest.signum() > 0) {
            legs.add(
                    opening(
                            booked,
                            against ? null : open,
                            rest,
                            feeOfClosing,
                            moved,
                            fee,
                            currency));
        }
        return legs;
    }

    private static Leg opening(
            BookedFill booked,
            @Nullable RoundTrip open,
            BigDecimal quantity,
            BigDecimal feeBefore,
            BigDecimal moved,
            Fee fee,
            String currency) {
        FillView fill = booked.fill();
        boolean transferred = !booked.margin() && fill.side() == Side.SELL;
        RoundTrip trip = open == null ? begin(booked, currency, transferred) : open;
        BigDecimal part = fee.amount().subtract(feeBefore);
        if (transferred) {
            trip.enter(quantity, costOf(fill, moved, fee));
            trip.leave(quantity, fill.price(), fill.time(), BigDecimal.ZERO);
        } else {
            trip.enter(quantity, fill.price());
        }
        return leg(trip, booked, !transferred, quantity, part, fee);
    }

    private static RoundTrip begin(BookedFill booked, String currency, boolean transferred) {
        FillView fill = booked.fill();
        TradingMode mode = fill.mode();
        return new RoundTrip(
                new RoundTrip.Origin(
                        fill.id().value(),
                        fill.account(),
                        fill.instrument(),
                        mode == null ? TradingMode.PAPER : mode,
                        currency,
                        booked.margin(),
                        transferred || fill.side() == Side.BUY ? Direction.LONG : Direction.SHORT,
                        fill.time(),
                        booked.orderedAt(),
                        transferred));
    }

    private static Leg leg(
            RoundTrip trip,
            BookedFill booked,
            boolean opening,
            BigDecimal quantity,
            BigDecimal part,
            Fee fee) {
        if (fee.worth() != null && fee.amount().signum() != 0) {
            trip.pay(share(fee.worth(), part, fee.amount()));
        }
        if (booked.liquidation()) {
            trip.liquidate();
        }
        trip.countFill();
        boolean unpriced = fee.worth() == null && part.signum() != 0;
        return new Leg(trip, booked, opening, quantity, part, unpriced);
    }

    /** What one of it cost, from what trading says that the sale realised after its fee. */
    private static BigDecimal costOf(FillView fill, BigDecimal moved, Fee fee) {
        BigDecimal realised = fill.realisedPnl();
        if (realised == null) {
            return fill.price();
        }
        BigDecimal worth = fee.worth();
        BigDecimal proceeds = fill.price().multiply(fill.quantity());
        BigDecimal paid = worth == null || fee.ofPosition().signum() != 0 ? BigDecimal.ZERO : worth;
        return RoundTrip.average(proceeds.subtract(paid).subtract(realised), moved);
    }

    private Fee fee(FillView fill, Instrument market, String currency) {
        BigDecimal amount = kept(fill.fee());
        if (amount.signum() == 0 || fill.feeAsset().equals(currency)) {
            return new Fee(amount, amount, BigDecimal.ZERO);
        }
        if (fill.feeAsset().equals(market.baseAsset())
                && amount.abs().compareTo(fill.quantity()) < 0) {
            return new Fee(amount, kept(amount.multiply(fill.price())), amount);
        }
        Function<BigDecimal, BigDecimal> worth = price -> kept(amount.multiply(price));
        return new Fee(
                amount,
                listings.price(fill, fill.feeAsset(), currency).map(worth).orElse(null),
                BigDecimal.ZERO);
    }
}
