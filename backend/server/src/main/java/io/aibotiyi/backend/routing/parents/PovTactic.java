package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.strategies.slicing.Participation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.OptionalLong;

/** A share of the volume. A passive child goes after the market when that has left it behind. */
final class PovTactic implements Tactic {

    /** How long a child keeps a price that is the best no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public Move next(Situation situation) {
        Move.Wait turn = situation.soon(null);
        if (!situation.open().isEmpty()) {
            Child child = situation.open().getFirst();
            return leftBehind(situation, child) ? new Move.Replace(child) : turn;
        }
        Terms terms = situation.terms();
        Participation share = new Participation(terms.participation());
        long volume =
                situation
                        .instrument()
                        .quantityUnits(Parent.plain(situation.parent().progress().tape().volume()));
        long committed = situation.committed();
        return terms.style() == Style.PASSIVE
                ? Taking.rest(
                        situation,
                        rules -> share.next(situation.quantity(), committed, volume, rules),
                        turn)
                : Taking.take(
                        situation,
                        terms.style(),
                        rules -> share.next(situation.quantity(), committed, volume, rules),
                        turn);
    }

    private static boolean leftBehind(Situation situation, Child child) {
        OptionalLong best = situation.ownBest();
        BigDecimal price = child.ticket().price();
        if (!child.resting() || child.cancelAsked() || best.isEmpty() || price == null) {
            return false;
        }
        BigDecimal wanted = situation.instrument().price(situation.within(best.getAsLong()));
        return wanted.compareTo(price) != 0
                && !child.createdAt().plus(PATIENCE).isAfter(situation.now());
    }
}
