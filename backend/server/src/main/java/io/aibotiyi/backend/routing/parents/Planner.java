package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.routing.OrderGate;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.strategies.slicing.BestPriceRoute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides what is done next about a working parent order; changes nothing. */
@Component
final class Planner {

    private final MarketData markets;
    private final Router router;
    private final OrderGate gate;
    private final RoutingSettings settings;

    Planner(MarketData markets, Router router, OrderGate gate, RoutingSettings settings) {
        this.markets = markets;
        this.router = router;
        this.gate = gate;
        this.settings = settings;
    }

    Move next(Parent parent, List<Child> open, Instant now) {
        Terms terms = parent.terms();
        if (parent.complete()) {
            return new Move.End(ParentStatus.COMPLETED, "Filled");
        }
        if (!now.isBefore(terms.end())) {
            return expired(parent, "The time is over");
        }
        if (now.isBefore(terms.start())) {
            return new Move.Wait(terms.start(), null);
        }
        Instant soon = now.plus(Situation.SOON);
        if (!gate.open()) {
            return new Move.Wait(soon, "An administrator has switched new orders off");
        }
        Optional<Instrument> instrument = markets.instrument(terms.instrument());
        if (instrument.isEmpty()) {
            return new Move.Wait(soon, terms.instrument() + " is not listed now");
        }
        if (open.stream().anyMatch(Child::cancelAsked)) {
            return new Move.Wait(soon, null);
        }
        Move move =
                terms.algorithm() == Algorithm.BEST_PRICE
                        ? route(parent, open, instrument.get(), now)
                        : tactical(parent, open, instrument.get(), now);
        return move instanceof Move.Send && now.isBefore(parent.progress().quietUntil())
                ? new Move.Wait(parent.progress().quietUntil(), parent.progress().reason())
                : move;
    }

    static Move.End expired(Parent parent, String why) {
        return new Move.End(
                ParentStatus.EXPIRED,
                why
                        + "; "
                        + Parent.plain(parent.remaining()).toPlainString()
                        + " of "
                        + Parent.plain(parent.terms().quantity()).toPlainString()
                        + " were not filled");
    }

    private Move tactical(Parent parent, List<Child> open, Instrument instrument, Instant now) {
        BookSnapshot book =
                markets.book(instrument.id(), Situation.DEPTH)
                        .orElse(new BookSnapshot(0, 0, List.of(), List.of()));
        Situation situation = new Situation(parent, open, instrument, book, now);
        if (open.isEmpty() && tooLittleLeft(situation)) {
            return expired(parent, "What is left is worth less than the venue's minimum");
        }
        return tactic(parent.terms().algorithm()).next(situation);
    }

    private static boolean tooLittleLeft(Situation situation) {
        if (situation.ownBest().isEmpty()) {
            return false;
        }
        long left = situation.quantity() - situation.filled();
        long price = situation.within(situation.ownBest().getAsLong());
        return left < situation.rules(price).minimum();
    }

    private static Tactic tactic(Algorithm algorithm) {
        return switch (algorithm) {
            case TWAP, VWAP -> new ScheduleTactic();
            case POV -> new PovTactic();
            case ICEBERG -> new IcebergTactic();
            case BEST_PRICE ->
                    throw new IllegalArgumentException("BEST_PRICE looks at more than one market");
        };
    }

    private Move route(Parent parent, List<Child> open, Instrument instrument, Instant now) {
        Move.Wait wait = new Move.Wait(now.plus(Situation.SOON), null);
        if (!open.isEmpty()) {
            return wait;
        }
        int tries = parent.progress().rounds();
        if (tries >= settings.routeTries()) {
            return expired(parent, tries + " plans were sent");
        }
        BigDecimal remaining = parent.remaining();
        BestPriceRoute.Plan plan =
                router.plan(parent.owner(), parent.terms(), instrument, remaining);
        if (plan.legs().isEmpty()) {
            return new Move.Wait(wait.until(), reason(plan));
        }
        return new Move.Send(
                plan.legs().stream()
                        .map(leg -> Ticket.immediate(leg.instrument(), leg.quantity(), leg.limit()))
                        .toList());
    }

    private static String reason(BestPriceRoute.Plan plan) {
        StringBuilder text = new StringBuilder("No venue is fit now");
        for (BestPriceRoute.LeftOut left : plan.leftOut()) {
            text.append("; ").append(left.instrument()).append(": ").append(left.reason());
        }
        return text.toString();
    }
}
