package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Market.InstrumentView;
import java.math.BigDecimal;

/** The ticket's numbers one step up or down, each in the step that suits it. */
final class TicketSteps {

    private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Ticket ticket;

    TicketSteps(Ticket ticket) {
        this.ticket = ticket;
    }

    void price(int ticks) {
        ticket.instrument()
                .ifPresent(i ->
                        ticket.typePrice(stepped(ticket.draft().price(), i.tickSize(), ticks)));
    }

    void trigger(int ticks) {
        ticket.instrument()
                .ifPresent(i ->
                        ticket.typeTrigger(stepped(ticket.draft().trigger(), i.tickSize(), ticks)));
    }

    void minutes(int steps) {
        ticket.typeMinutes(stepped(ticket.draft().minutes(), BigDecimal.ONE, steps));
    }

    void display(int steps) {
        ticket.instrument()
                .ifPresent(
                        i -> ticket.typeDisplay(stepped(ticket.draft().display(), lot(i), steps)));
    }

    /** One step is the lot, and never less than a thousandth. */
    void quantity(int steps) {
        ticket.instrument()
                .ifPresent(i ->
                        ticket.typeQuantity(stepped(ticket.draft().quantity(), lot(i), steps)));
    }

    /** One step is a tick, or a hundredth of a percent. */
    void target(int steps) {
        ticket.instrument()
                .ifPresent(
                        i -> ticket.typeTarget(stepped(ticket.exits().target(), ofExit(i), steps)));
    }

    /** As of the {@link #target}. */
    void stop(int steps) {
        ticket.instrument()
                .ifPresent(i -> ticket.typeStop(stepped(ticket.exits().stop(), ofExit(i), steps)));
    }

    private BigDecimal ofExit(InstrumentView instrument) {
        return switch (ticket.exits().unit()) {
            case PRICE -> instrument.tickSize();
            case TICKS -> BigDecimal.ONE;
            case PERCENT -> HUNDREDTH;
        };
    }

    private static BigDecimal lot(InstrumentView instrument) {
        return instrument.lotSize().max(THOUSANDTH);
    }

    private static String stepped(String from, BigDecimal step, int steps) {
        return TicketRules.stepped(TicketRules.parse(from), step, steps).toPlainString();
    }
}
