package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Routing.ParentStatus;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What others do to the children of a parent order that ends it. */
@Component
final class Endings {

    private final RiskService risk;

    Endings(RiskService risk) {
        this.risk = risk;
    }

    /**
     * @param children that were open before, as they are now
     */
    Optional<Move> of(Parent parent, List<Child> children) {
        Progress progress = parent.progress();
        if (progress.failures() >= Refusals.MOST_REJECTIONS
                && children.stream().anyMatch(c -> c.status() == OrderStatus.REJECTED)) {
            return Optional.of(
                    new Move.End(ParentStatus.FAILED, String.valueOf(progress.reason())));
        }
        return children.stream()
                .filter(Child::takenAway)
                .findFirst()
                .map(child -> takenAway(parent, child));
    }

    private Move takenAway(Parent parent, Child child) {
        HaltView halt = risk.risk(parent.owner(), parent.terms().account()).halt();
        return halt != null
                ? new Move.End(ParentStatus.FAILED, "Trading was halted: " + halt.reason())
                : new Move.End(
                        ParentStatus.CANCELLED,
                        "Its child order "
                                + child.order()
                                + " was cancelled"
                                + (child.reason() == null ? "" : ": " + child.reason()));
    }
}
