package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.strategies.slicing.SliceRules;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** How TWAP, VWAP and POV meet the market; pure. */
final class Taking {

    private static final String NO_BOOK = "The book is not live";
    private static final String BEYOND = "The market is beyond the limit price";

    private Taking() {}

    /**
     * A child at the best price of its own side, or at the limit.
     *
     * @param size how much, by what the venue takes; zero is nothing yet
     * @param otherwise while it is nothing
     */
    static Move rest(Situation situation, ToLongFunction<SliceRules> size, Move.Wait otherwise) {
        OptionalLong best = situation.ownBest();
        if (best.isEmpty()) {
            return situation.soon(NO_BOOK);
        }
        long price = situation.within(best.getAsLong());
        long quantity = size.applyAsLong(situation.rules(price));
        return quantity == 0
                ? otherwise
                : new Move.Send(List.of(situation.resting(quantity, price)));
    }

    /** A child that is done at once, as {@link #rest}. */
    static Move take(
            Situation situation,
            Style style,
            ToLongFunction<SliceRules> size,
            Move.Wait otherwise) {
        OptionalLong best = situation.otherBest();
        if (best.isEmpty()) {
            return situation.soon(NO_BOOK);
        }
        if (situation.beyondLimit(best.getAsLong())) {
            return situation.soon(BEYOND);
        }
        long cheapest = Math.min(best.getAsLong(), situation.ownBest().orElse(best.getAsLong()));
        long quantity = size.applyAsLong(situation.rules(cheapest));
        if (quantity == 0) {
            return otherwise;
        }
        return new Move.Send(List.of(ticket(situation, style, quantity, best.getAsLong())));
    }

    private static Ticket ticket(Situation situation, Style style, long quantity, long best) {
        Long limit = situation.limit();
        if (style == Style.MARKET) {
            return limit == null
                    ? situation.market(quantity)
                    : situation.immediate(quantity, limit);
        }
        long reach = situation.reaching(quantity).orElse(best);
        return situation.immediate(quantity, situation.within(reach));
    }
}
