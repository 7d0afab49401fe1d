package io.aibotiyi.xchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.dto.Order.IOrderFlags;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.gemini.v1.GeminiOrderType;
import org.knowm.xchange.gemini.v1.GeminiUtils;
import org.knowm.xchange.gemini.v1.dto.GeminiException;
import org.knowm.xchange.gemini.v1.dto.account.GeminiBalancesResponse;
import org.knowm.xchange.gemini.v1.dto.trade.GeminiOrderFlags;
import org.knowm.xchange.gemini.v1.dto.trade.GeminiOrderStatusRequest;
import org.knowm.xchange.gemini.v1.dto.trade.GeminiOrderStatusResponse;
import org.knowm.xchange.gemini.v1.dto.trade.GeminiTradeResponse;
import org.knowm.xchange.gemini.v1.service.GeminiAccountServiceRaw;
import org.knowm.xchange.gemini.v1.service.GeminiTradeServiceRaw;

/**
 * Gemini's signed requests through XChange, one after another: each carries a nonce above the last
 * one, and Gemini refuses a lower one, so a request that was not answered cannot arrive after a
 * later one did.
 */
final class GeminiOrders implements OrderGateway {

    /** Fills of one answer, Gemini's most. */
    private static final int MOST_FILLS = 500;

    private final Service service;
    private final GeminiAccountServiceRaw account;
    private final Calls calls;
    private final Map<String, InstrumentRules> bySymbol = new HashMap<>();

    GeminiOrders(Exchange exchange, Calls calls, Collection<InstrumentRules> instruments) {
        this.service = new Service(exchange);
        this.account = new GeminiAccountServiceRaw(exchange);
        this.calls = calls;
        instruments.forEach(rules -> bySymbol.put(symbol(rules), rules));
    }

    private static String symbol(InstrumentRules rules) {
        return GeminiUtils.toPairString(Markets.pair(rules));
    }

    /** XChange's requests, and the one that it cannot send: an order by our own id. */
    private static final class Service extends GeminiTradeServiceRaw {

        Service(Exchange exchange) {
            super(exchange);
        }

        GeminiOrderStatusResponse byClientId(String id) throws IOException {
            try {
                return gemini.orderStatus(
                        apiKey,
                        payloadCreator,
                        signatureCreator,
                        new ByClientId(exchange.getNonceFactory().createValue().toString(), id));
            } catch (GeminiException e) {
                throw handleException(e);
            }
        }
    }

    /** XChange would send an order id of 0 beside ours, which Gemini does not allow. */
    @JsonIgnoreProperties("order_id")
    private static final class ByClientId extends GeminiOrderStatusRequest {

        ByClientId(String nonce, String id) {
            super(nonce, id, false, null);
        }
    }

    @Override
    public Duration requestLifetime() {
        return Duration.ofSeconds(10);
    }

    @Override
    public OrderReport place(NewOrder order, InstrumentRules rules) throws VenueException {
        BigDecimal price = order.limitPrice();
        BigDecimal quantity = order.quantity();
        if (price == null || quantity == null) {
            throw new VenueException(
                    VenueError.UNSUPPORTED, "gemini takes limit orders by quantity; not sent");
        }
        LimitOrder.Builder sent =
                new LimitOrder.Builder(
                                order.side() == Side.BUY ? OrderType.BID : OrderType.ASK,
                                Markets.pair(rules))
                        .originalAmount(quantity)
                        .limitPrice(price)
                        .userReference(order.id().toString());
        flag(order).ifPresent(sent::flag);
        return report(
                calls.ask(
                        "to place order " + order.id(),
                        () -> service.placeGeminiLimitOrder(sent.build(), GeminiOrderType.LIMIT)));
    }

    private static Optional<IOrderFlags> flag(NewOrder order) {
        if (order.postOnly()) {
            return Optional.of(GeminiOrderFlags.POST_ONLY);
        }
        return switch (order.validity()) {
            case Validity.IOC -> Optional.of(GeminiOrderFlags.IMMEDIATE_OR_CANCEL);
            case Validity.FOK -> Optional.of(GeminiOrderFlags.FILL_OR_KILL);
            case Validity.GTC, Validity.GTD -> Optional.empty();
        };
    }

    @Override
    public Optional<OrderReport> find(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        try {
            return Optional.of(
                    report(
                            calls.ask(
                                    "for order " + order.id(),
                                    () ->
                                            venueOrderId.isEmpty()
                                                    ? service.byClientId(order.id().toString())
                                                    : service.getGeminiOrderStatus(venueOrderId))));
        } catch (VenueException e) {
            if (e.error() == VenueError.UNKNOWN_ORDER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public OrderReport cancel(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        String id = venueId(order, rules, venueOrderId);
        if (id.isEmpty()) {
            throw new VenueException(
                    VenueError.UNKNOWN_ORDER, "gemini knows no order " + order.id());
        }
        cancel(id);
        return find(order, rules, id)
                .orElseThrow(() ->
                        new VenueException(
                                VenueError.OUTCOME_UNKNOWN,
                                "gemini does not know the order that it cancelled"));
    }

    private void cancel(String id) throws VenueException {
        boolean _ = calls.ask("to cancel order " + id, () -> service.cancelGeminiOrder(id));
    }

    @Override
    public OrderReport amend(
            NewOrder order,
            InstrumentRules rules,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice)
            throws VenueException {
        throw new VenueException(VenueError.UNSUPPORTED, "gemini cannot change orders; not sent");
    }

    @Override
    public void cancelAll(InstrumentRules rules, List<OrderReport> open) throws VenueException {
        for (OrderReport order : open) {
            try {
                cancel(order.venueOrderId());
            } catch (VenueException e) {
                if (e.error() != VenueError.UNKNOWN_ORDER) {
                    throw e;
                }
                // it ended meanwhile
            }
        }
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        List<OrderReport> reports = new ArrayList<>();
        for (GeminiOrderStatusResponse order :
                calls.ask("for open orders", service::getGeminiOpenOrders)) {
            OrderReport report = report(order);
            if (report.instrument() != null) {
                reports.add(report);
            }
        }
        return reports;
    }

    /** Among the account's trades since the order was made. */
    @Override
    public List<Fill> fills(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        String id = venueId(order, rules, venueOrderId);
        if (id.isEmpty()) {
            return List.of();
        }
        GeminiTradeResponse[] trades =
                calls.ask(
                        "for fills of order " + order.id(),
                        () ->
                                service.getGeminiTradeHistory(
                                        symbol(rules), made(order.id().value()), MOST_FILLS));
        List<Fill> fills = new ArrayList<>();
        for (GeminiTradeResponse trade : trades) {
            if (id.equals(trade.getOrderId())) {
                fills.add(fill(trade, order, rules, id));
            }
        }
        return fills;
    }

    /** Seconds, a minute before the id was made (RFC 9562, version 7); 0 if it does not tell. */
    private static long made(UUID id) {
        return id.version() == 7 ? (id.getMostSignificantBits() >>> 16) / 1_000 - 60 : 0;
    }

    /** XChange leaves out whether we were maker. */
    private static Fill fill(
            GeminiTradeResponse trade, NewOrder order, InstrumentRules rules, String id) {
        return new Fill(
                trade.getTradeId(),
                order.id().toString(),
                id,
                rules.id(),
                order.side(),
                trade.getPrice(),
                trade.getAmount(),
                trade.getFeeAmount(),
                trade.getFeeCurrency(),
                order.postOnly(),
                Instant.ofEpochSecond(trade.getTimestamp().longValue()));
    }

    @Override
    public List<Balance> balances() throws VenueException {
        List<Balance> balances = new ArrayList<>();
        for (GeminiBalancesResponse each :
                calls.ask("for balances", account::getGeminiAccountInfo)) {
            balances.add(
                    new Balance(
                            each.getCurrency(),
                            each.getAvailable(),
                            each.getAmount().subtract(each.getAvailable())));
        }
        return balances;
    }

    private OrderReport report(GeminiOrderStatusResponse order) throws VenueException {
        try {
            InstrumentRules rules = bySymbol.get(order.getSymbol());
            String client = order.getClientOrderId();
            BigDecimal filled = order.getExecutedAmount();
            OrderStatus status = status(order, filled);
            return new OrderReport(
                    client == null ? "" : client,
                    Long.toString(order.getId()),
                    rules == null ? null : rules.id(),
                    order.getSide().equals("buy") ? Side.BUY : Side.SELL,
                    status,
                    order.getOriginalAmount(),
                    order.getPrice(),
                    filled,
                    status.isWorking() ? "" : status.name(),
                    null);
        } catch (RuntimeException e) {
            throw VenueException.malformed("gemini", "an order query", e);
        }
    }

    private static OrderStatus status(GeminiOrderStatusResponse order, BigDecimal filled) {
        if (order.isLive()) {
            return filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.OPEN;
        }
        return order.isCancelled() ? OrderStatus.CANCELLED : OrderStatus.FILLED;
    }
}
