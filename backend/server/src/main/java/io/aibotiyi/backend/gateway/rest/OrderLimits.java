package io.aibotiyi.backend.gateway.rest;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.gateway.web.Callers;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks access about an order as it is: instrument, side, account and worth. */
@Component
class OrderLimits {

    private final Access access;
    private final MarketData markets;

    OrderLimits(Access access, MarketData markets) {
        this.access = access;
        this.markets = markets;
    }

    /**
     * @throws ProblemException FORBIDDEN if a policy forbids it
     */
    void require(AuthenticatedUser user, PlaceOrder order) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("instrument", order.instrument().toString());
        attributes.put("side", order.side().name());
        attributes.put("account", order.account().toString());
        worth(order).ifPresent(w -> attributes.put("amount", w.toPlainString()));
        access.require(
                Callers.subject(user),
                Permission.ORDER_PLACE,
                new Resource("order", null, user.id(), attributes));
    }

    /** What an amended order would be to a policy. */
    static PlaceOrder amended(OrderView order, AmendOrder change) {
        BigDecimal quantity = change.quantity();
        BigDecimal price = change.price();
        return new PlaceOrder(
                order.account(),
                order.instrument(),
                order.side(),
                order.type(),
                quantity == null ? order.quantity() : quantity,
                price == null ? order.price() : price,
                order.timeInForce(),
                null);
    }

    /** In the quote currency, at the order's price, else at the last; empty if there is none. */
    private Optional<BigDecimal> worth(PlaceOrder order) {
        BigDecimal price = order.price();
        if (price != null) {
            return Optional.of(price.multiply(order.quantity()));
        }
        Optional<Instrument> instrument = markets.instrument(order.instrument());
        return instrument.flatMap(i ->
                markets.dayStatistics(i.id())
                        .map(day -> i.price(day.last()).multiply(order.quantity())));
    }
}
