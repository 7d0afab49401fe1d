package io.aibotiyi.venues.kraken;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Link;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.UserStreamDialect;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kraken's {@code executions} channel. Its messages are numbered: a number that is left out ends
 * the connection, and what was in it is asked for. The channel needs a token, which is fetched for
 * each connection and never written anywhere. Messages after an order's first may name it by
 * Kraken's id only.
 */
final class KrakenUserStream implements UserStreamDialect {

    private final KrakenSettings settings;
    private final KrakenRest rest;
    private final KrakenRest.Account account;
    private final Map<String, InstrumentRules> bySymbol;
    private final Map<Link, Long> sequences = new HashMap<>();
    private volatile String token = "";

    KrakenUserStream(
            KrakenSettings settings,
            KrakenRest rest,
            KrakenRest.Account account,
            Map<String, InstrumentRules> bySymbol) {
        this.settings = settings;
        this.rest = rest;
        this.account = account;
        this.bySymbol = bySymbol;
    }

    @Override
    public URI address() throws VenueException {
        rest.measureTime();
        JsonNode answer = account.call("/0/private/GetWebSocketsToken", Map.of(), 1);
        token = JsonFields.text(answer, "token");
        return settings.privateSocket();
    }

    @Override
    public void opened(Link link) {
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("method", "subscribe");
        ObjectNode params = request.putObject("params");
        params.put("channel", "executions");
        params.put("token", token);
        params.put("snap_orders", true);
        params.put("snap_trades", false);
        link.send(request.toString());
    }

    @Override
    public void ended(Link link) {
        sequences.remove(link);
    }

    @Override
    public void message(Link link, String text, News news) throws MalformedMessageException {
        JsonNode message = JsonFields.parse(text);
        if (JsonFields.text(message, "method").equals("subscribe")) {
            if (message.path("success").asBoolean(false)) {
                news.subscribed(link);
            } else {
                link.fail(
                        "Kraken refused the private stream: " + JsonFields.text(message, "error"));
            }
            return;
        }
        if (!JsonFields.text(message, "channel").equals("executions")) {
            return;
        }
        long sequence = JsonFields.needLong(message, "sequence");
        Long before = sequences.put(link, sequence);
        if (before != null && sequence != before + 1) {
            if (sequence <= before) {
                sequences.put(link, before);
                return;
            }
            link.fail("executions between " + before + " and " + sequence + " are missing");
            return;
        }
        for (JsonNode execution : message.path("data")) {
            execution(execution, news);
        }
    }

    private void execution(JsonNode event, News news) throws MalformedMessageException {
        String client = JsonFields.text(event, "cl_ord_id");
        String venueId = JsonFields.needText(event, "order_id");
        InstrumentRules rules = bySymbol.get(JsonFields.text(event, "symbol"));
        Instant time = JsonFields.needInstant(event, "timestamp");
        Side side = side(JsonFields.text(event, "side"));
        if (JsonFields.text(event, "exec_type").equals("trade") && rules != null) {
            news.fill(fill(event, client, venueId, rules, side, time));
        }
        OrderStatus status = status(JsonFields.text(event, "order_status"));
        BigDecimal none = BigDecimal.ONE.negate();
        BigDecimal quantity = JsonFields.decimal(event, "order_qty", none);
        BigDecimal filled = JsonFields.decimal(event, "cum_qty", none);
        BigDecimal limit = JsonFields.decimal(event, "limit_price", none);
        news.report(
                new OrderReport(
                        client,
                        venueId,
                        rules == null ? null : rules.id(),
                        side,
                        status,
                        quantity.signum() <= 0 ? null : quantity,
                        limit.signum() <= 0 ? null : limit,
                        filled.signum() < 0 ? null : filled,
                        status == null || status.isWorking() ? "" : reason(event),
                        time));
    }

    private static String reason(JsonNode event) {
        String reason = JsonFields.text(event, "reason");
        return reason.isEmpty() ? JsonFields.text(event, "order_status") : reason;
    }

    private static Fill fill(
            JsonNode event,
            String client,
            String venueId,
            InstrumentRules rules,
            @Nullable Side side,
            Instant time)
            throws MalformedMessageException {
        BigDecimal fee = BigDecimal.ZERO;
        String feeAsset = "";
        for (JsonNode part : event.path("fees")) {
            fee = JsonFields.needDecimal(part, "qty");
            feeAsset = JsonFields.text(part, "asset");
        }
        return new Fill(
                JsonFields.needText(event, "exec_id"),
                client,
                venueId,
                rules.id(),
                side == null ? Side.BUY : side,
                JsonFields.needDecimal(event, "last_price"),
                JsonFields.needDecimal(event, "last_qty"),
                fee,
                feeAsset,
                JsonFields.text(event, "liquidity_ind").equals("m"),
                time);
    }

    private static @Nullable Side side(String name) {
        return switch (name) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> null;
        };
    }

    private static @Nullable OrderStatus status(String name) throws MalformedMessageException {
        return switch (name) {
            case "" -> null;
            case "pending_new" -> OrderStatus.PENDING;
            case "new", "triggered" -> OrderStatus.OPEN;
            case "partially_filled" -> OrderStatus.PARTIALLY_FILLED;
            case "filled" -> OrderStatus.FILLED;
            case "canceled", "expired" -> OrderStatus.CANCELLED;
            default -> throw new MalformedMessageException("unknown order status " + name);
        };
    }
}
