package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.strategies.slicing.SliceRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an algorithm decides by: the parent order, its open children and its market now. Quantities
 * and prices are in the instrument's units.
 *
 * @param book of the instrument; empty sides if it is not live
 */
record Situation(
        Parent parent, List<Child> open, Instrument instrument, BookSnapshot book, Instant now) {

    /** Levels of a book that are looked at. */
    static final int DEPTH = 50;

    /** How soon to look again while the market has to move. */
    static final Duration SOON = Duration.ofSeconds(1);

    Terms terms() {
        return parent.terms();
    }

    Side side() {
        return terms().side();
    }

    long elapsed() {
        return Duration.between(terms().start(), now).toNanos();
    }

    long units(BigDecimal quantity) {
        return instrument.quantityUnits(Parent.plain(quantity));
    }

    long filled() {
        return units(parent.progress().filled());
    }

    /** Filled, or working at a venue. */
    long committed() {
        BigDecimal working =
                open.stream().map(Child::working).reduce(BigDecimal.ZERO, BigDecimal::add);
        return units(parent.progress().filled().add(working));
    }

    long quantity() {
        return units(terms().quantity());
    }

    /** Best price of the parent's own side. */
    OptionalLong ownBest() {
        return best(side() == Side.BUY ? book.bids() : book.asks());
    }

    /** Best price of the side that it would take. */
    OptionalLong otherBest() {
        return best(otherSide());
    }

    private List<BookLevel> otherSide() {
        return side() == Side.BUY ? book.asks() : book.bids();
    }

    private static OptionalLong best(List<BookLevel> levels) {
        return levels.isEmpty() ? OptionalLong.empty() : OptionalLong.of(levels.getFirst().price());
    }

    /** The price at which the visible book has the quantity, or its last one. */
    OptionalLong reaching(long quantity) {
        long sum = 0;
        long price = 0;
        for (BookLevel level : otherSide()) {
            price = level.price();
            sum += level.quantity();
            if (sum >= quantity) {
                break;
            }
        }
        return otherSide().isEmpty() ? OptionalLong.empty() : OptionalLong.of(price);
    }

    @Nullable Long limit() {
        BigDecimal limit = terms().limitPrice();
        return limit == null ? null : instrument.priceUnits(Parent.plain(limit));
    }

    /** The price, or the limit if the price is worse. */
    long within(long price) {
        Long limit = limit();
        return limit == null || (price - limit) * side().sign() <= 0 ? price : limit;
    }

    /** True if the price is worse than the limit. */
    boolean beyondLimit(long price) {
        return within(price) != price;
    }

    /** What the venue takes at that price. */
    SliceRules rules(long price) {
        return SliceRules.of(
                instrument.lotSize(),
                instrument.quantityScale(),
                instrument.price(price),
                instrument.minNotional());
    }

    Ticket resting(long quantity, long price) {
        return Ticket.resting(
                instrument.id(), instrument.quantity(quantity), instrument.price(price));
    }

    Ticket immediate(long quantity, long price) {
        return Ticket.immediate(
                instrument.id(), instrument.quantity(quantity), instrument.price(price));
    }

    Ticket market(long quantity) {
        return Ticket.market(instrument.id(), instrument.quantity(quantity));
    }

    Move.Wait soon(@Nullable String why) {
        return new Move.Wait(now.plus(SOON), why);
    }
}
