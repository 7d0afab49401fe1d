package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.Support;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.workstation.state.Desk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the backend and the venue in view take of an order, as far as is known. */
final class TicketOffer {

    private final Desk desk;
    private final Supplier<Optional<InstrumentView>> market;

    TicketOffer(Desk desk, Supplier<Optional<InstrumentView>> market) {
        this.desk = desk;
        this.market = market;
    }

    private Optional<OrderSupport> support() {
        return market.get().map(i -> desk.orders().support().get().get(i.id().venue()));
    }

    /** Types that work here, as far as is known; limit and market do everywhere. */
    List<OrderType> types() {
        return Stream.of(OrderType.values())
                .filter(t -> isOffered(t, t == OrderType.LIMIT || t == OrderType.MARKET))
                .toList();
    }

    private boolean isOffered(OrderType wanted, boolean otherwise) {
        return support().map(s -> works(s.of(wanted))).orElse(otherwise);
    }

    /** Times in force that go with the type and work here. */
    List<TimeInForce> times(OrderType type) {
        if (type == OrderType.MARKET) {
            return List.of();
        }
        return Stream.of(
                        TimeInForce.GTC,
                        TimeInForce.DAY,
                        TimeInForce.GTD,
                        TimeInForce.IOC,
                        TimeInForce.FOK)
                .filter(t -> type.hasLimit() || t.stays())
                .filter(t ->
                        support()
                                .map(s -> works(s.of(t)))
                                .orElse(t != TimeInForce.DAY && t != TimeInForce.GTD))
                .toList();
    }

    boolean takes(OrderFeature feature) {
        return support().map(s -> works(s.of(feature))).orElse(false);
    }

    /** What a person should know of the type here; empty if nothing. */
    String note(OrderType type) {
        return support()
                .map(s -> s.of(type))
                .filter(s -> s.level() == SupportLevel.EMULATED)
                .map(s -> "Emulated. " + (s.note() == null ? "" : s.note()))
                .orElse("");
    }

    private static boolean works(Support support) {
        return support.level() != SupportLevel.REFUSED;
    }
}
