package io.aibotiyi.strategies.slicing;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spreads an order over the books of several venues by price net of the taker's fee, level by
 * level: a level is taken before another if what it costs with its fee (or brings after it) is
 * better. Exact decimal arithmetic; pure.
 */
public final class BestPriceRoute {

    /**
     * One venue's book.
     *
     * @param levels of the side that would be taken, best first, in the instrument's units
     * @param takerRate fee as a share of the notional
     * @param available the most that may be sent there, in base units: what is owned there, for
     *     selling; null for no bound
     */
    public record Offer(
            Instrument instrument,
            List<BookLevel> levels,
            BigDecimal takerRate,
            @Nullable BigDecimal available) {

        public Offer {
            levels = List.copyOf(levels);
        }
    }

    /**
     * What one venue is sent.
     *
     * @param limit the worst price among the levels meant, which is the order's limit
     * @param notional at the levels' prices
     * @param fee on it, in quote currency
     */
    public record Leg(
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal limit,
            BigDecimal notional,
            BigDecimal fee) {}

    /** A venue that gets nothing, and why, for a person. */
    public record LeftOut(InstrumentId instrument, String reason) {}

    /**
     * @param legs in the order of their first, best levels
     * @param unrouted what no book has within the limit
     */
    public record Plan(List<Leg> legs, List<LeftOut> leftOut, BigDecimal unrouted) {}

    /** A level with its price net of fees. */
    private record Priced(Offer offer, BigDecimal price, BigDecimal quantity, BigDecimal net) {}

    /** What a venue's leg has grown to. */
    private static final class Growing {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal notional = BigDecimal.ZERO;
        private BigDecimal worst = BigDecimal.ZERO;

        void take(BigDecimal amount, BigDecimal price) {
            quantity = quantity.add(amount);
            notional = notional.add(amount.multiply(price));
            worst = price;
        }
    }

    private BestPriceRoute() {}

    /**
     * Plans the quantity, or as much of it as the books have.
     *
     * @param quantity in base units, positive
     * @param limit worst price before fees; null for none
     * @param offers one for each venue
     */
    public static Plan plan(
            Side side, BigDecimal quantity, @Nullable BigDecimal limit, List<Offer> offers) {
        Map<InstrumentId, String> without = new HashMap<>();
        while (true) {
            List<Priced> levels = levels(side, limit, offers, without.keySet());
            Map<InstrumentId, Growing> taken = take(levels, quantity);
            Offer tooSmall = tooSmall(offers, taken);
            if (tooSmall == null) {
                return planned(side, quantity, limit, offers, levels, taken, without);
            }
            without.put(
                    tooSmall.instrument().id(),
                    "its part would be worth less than the minimum of "
                            + tooSmall.instrument().minNotional().toPlainString());
        }
    }

    private static List<Priced> levels(
            Side side, @Nullable BigDecimal limit, List<Offer> offers, Set<InstrumentId> without) {
        List<Priced> levels = new ArrayList<>();
        for (Offer offer : offers) {
            if (without.contains(offer.instrument().id())) {
                continue;
            }
            for (BookLevel level : offer.levels()) {
                BigDecimal price = offer.instrument().price(level.price());
                if (limit == null || !worse(side, price, limit)) {
                    levels.add(
                            new Priced(
                                    offer,
                                    price,
                                    offer.instrument().quantity(level.quantity()),
                                    net(side, price, offer.takerRate())));
                }
            }
        }
        Comparator<Priced> byNet = Comparator.comparing(Priced::net);
        levels.sort(side == Side.BUY ? byNet : byNet.reversed());
        return levels;
    }

    private static boolean worse(Side side, BigDecimal price, BigDecimal than) {
        int order = price.compareTo(than);
        return side == Side.BUY ? order > 0 : order < 0;
    }

    /** What a unit costs with the fee, or brings after it. */
    private static BigDecimal net(Side side, BigDecimal price, BigDecimal rate) {
        return price.multiply(
                side == Side.BUY ? BigDecimal.ONE.add(rate) : BigDecimal.ONE.subtract(rate));
    }

    private static Map<InstrumentId, Growing> take(List<Priced> levels, BigDecimal quantity) {
        Map<InstrumentId, Growing> taken = new HashMap<>();
        BigDecimal open = quantity;
        for (Priced level : levels) {
            Instrument instrument = level.offer().instrument();
            Growing leg = taken.computeIfAbsent(instrument.id(), id -> new Growing());
            BigDecimal room = level.offer().available();
            BigDecimal amount = level.quantity().min(open);
            if (room != null) {
                amount = amount.min(room.subtract(leg.quantity));
            }
            BigDecimal whole = lots(amount, instrument);
            if (whole.signum() > 0) {
                leg.take(whole, level.price());
                open = open.subtract(whole);
            }
        }
        taken.values().removeIf(leg -> leg.quantity.signum() == 0);
        return taken;
    }

    private static BigDecimal lots(BigDecimal amount, Instrument instrument) {
        BigDecimal lot = instrument.quantity(instrument.lotSize());
        return amount.signum() <= 0
                ? BigDecimal.ZERO
                : amount.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
    }

    /** The smallest of the legs below their minimum; null if there is none. */
    private static @Nullable Offer tooSmall(List<Offer> offers, Map<InstrumentId, Growing> taken) {
        Offer found = null;
        BigDecimal smallest = null;
        for (Offer offer : offers) {
            Growing leg = taken.get(offer.instrument().id());
            if (leg == null
                    || leg.notional.compareTo(offer.instrument().minNotional()) >= 0
                    || (smallest != null && leg.notional.compareTo(smallest) >= 0)) {
                continue;
            }
            found = offer;
            smallest = leg.notional;
        }
        return found;
    }

    private static Plan planned(
            Side side,
            BigDecimal quantity,
            @Nullable BigDecimal limit,
            List<Offer> offers,
            List<Priced> levels,
            Map<InstrumentId, Growing> taken,
            Map<InstrumentId, String> without) {
        List<Leg> legs = new ArrayList<>();
        Set<InstrumentId> seen = new HashSet<>();
        BigDecimal routed = BigDecimal.ZERO;
        for (Priced level : levels) {
            InstrumentId id = level.offer().instrument().id();
            Growing leg = taken.get(id);
            if (leg != null && seen.add(id)) {
                routed = routed.add(leg.quantity);
                legs.add(
                        new Leg(
                                id,
                                leg.quantity,
                                leg.worst,
                                leg.notional,
                                leg.notional.multiply(level.offer().takerRate())));
            }
        }
        List<LeftOut> leftOut = new ArrayList<>();
        for (Offer offer : offers) {
            InstrumentId id = offer.instrument().id();
            if (!seen.contains(id)) {
                leftOut.add(new LeftOut(id, without.getOrDefault(id, why(side, limit, offer))));
            }
        }
        return new Plan(List.copyOf(legs), List.copyOf(leftOut), quantity.subtract(routed));
    }

    private static String why(Side side, @Nullable BigDecimal limit, Offer offer) {
        if (offer.levels().isEmpty()) {
            return "its book is empty or not live";
        }
        BigDecimal available = offer.available();
        if (available != null && available.signum() <= 0) {
            return "nothing is free to sell there";
        }
        BigDecimal best = offer.instrument().price(offer.levels().getFirst().price());
        if (limit != null && worse(side, best, limit)) {
            return "its best price "
                    + best.toPlainString()
                    + " is beyond the limit "
                    + limit.toPlainString();
        }
        return "its best price net of fees, "
                + net(side, best, offer.takerRate()).stripTrailingZeros().toPlainString()
                + ", is worse than what the others have";
    }
}
