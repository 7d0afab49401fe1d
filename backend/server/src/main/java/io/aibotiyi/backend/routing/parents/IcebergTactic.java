package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.strategies.slicing.IcebergParts;
import java.util.List;
import java.util.Objects;

/** Shows one part at the limit price; the next one when it is filled. */
final class IcebergTactic implements Tactic {

    @Override
    public Move next(Situation situation) {
        if (!situation.open().isEmpty()) {
            return situation.soon(null);
        }
        Terms terms = situation.terms();
        long limit = Objects.requireNonNull(situation.limit());
        IcebergParts parts =
                new IcebergParts(
                        situation.units(Objects.requireNonNull(terms.tuning().displayQuantity())),
                        terms.jitter(),
                        terms.seed());
        long part =
                parts.part(
                        situation.parent().progress().children() + 1,
                        situation.quantity() - situation.filled(),
                        situation.rules(limit));
        return new Move.Send(List.of(situation.resting(part, limit)));
    }
}
