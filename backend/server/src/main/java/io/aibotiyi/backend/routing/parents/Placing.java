package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way of children to trading and back. Outside of any transaction. */
@Component
final class Placing {

    /** Orders that may have been placed since a crash. */
    private static final int LOOKED_THROUGH = 1_000;

    /**
     * A child after it was offered.
     *
     * @param problem why it was refused; null if it was taken
     */
    record Placed(Child child, @Nullable Problem problem) {}

    private final TradingService trading;

    Placing(TradingService trading) {
        this.trading = trading;
    }

    /** Places a child once, however often this is called. */
    Placed place(Parent parent, Child child) {
        try {
            return new Placed(
                    child.seen(
                            trading.place(
                                    parent.owner(), child.request(parent), child.key(parent))),
                    null);
        } catch (ProblemException e) {
            return new Placed(child.refused(String.valueOf(e.getMessage())), e.problem());
        }
    }

    /** What became of a child that must not be placed any more but may have been. */
    Child find(Parent parent, Child child) {
        String key = child.key(parent);
        UserId owner = parent.owner();
        Optional<OrderView> order =
                Stream.concat(
                                trading.working(owner, parent.terms().account()).stream(),
                                trading
                                        .history(owner, parent.terms().account(), LOOKED_THROUGH)
                                        .stream())
                        .filter(o -> key.equals(o.clientOrderId()))
                        .filter(o -> o.status() != OrderStatus.REJECTED)
                        .findFirst();
        return order.map(child::seen)
                .orElseGet(() -> child.refused("Was not placed before the parent order ended"));
    }

    /** A child whose order is known, as it is now. */
    Child look(Parent parent, Child child) {
        OrderId order = child.order();
        return order == null ? child : child.seen(trading.order(parent.owner(), order));
    }

    /** Asks for a cancel; an order that has ended meanwhile is as good. */
    void cancel(Parent parent, OrderId order) {
        try {
            trading.cancel(parent.owner(), order);
        } catch (ProblemException e) {
            if (e.problem().code() != ErrorCode.ORDER_NOT_WORKING) {
                throw e;
            }
        }
    }
}
