package io.aibotiyi.venues.coinbase;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
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
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coinbase's {@code user} channel. It tells how much of an order is filled, not the single fills;
 * those are asked for. Messages are numbered as on the public connection.
 */
final class CoinbaseUserStream implements UserStreamDialect {

    private final CoinbaseSettings settings;
    private final CoinbaseRest rest;
    private final CoinbaseTokens tokens;
    private final Map<String, InstrumentRules> instruments;
    private final Map<Link, Long> sequences = new HashMap<>();
    private final Set<Link> subscribed = new HashSet<>();

    CoinbaseUserStream(
            CoinbaseSettings settings,
            CoinbaseRest rest,
            CoinbaseTokens tokens,
            Map<String, InstrumentRules> instruments) {
        this.settings = settings;
        this.rest = rest;
        this.tokens = tokens;
        this.instruments = instruments;
    }

    @Override
    public URI address() throws VenueException {
        rest.measureTime();
        return settings.privateSocket();
    }

    @Override
    public void opened(Link link) {
        for (String channel : new String[] {"heartbeats", "user"}) {
            ObjectNode request = JsonFields.mapper().createObjectNode();
            request.put("type", "subscribe");
            request.put("channel", channel);
            ArrayNode products = request.putArray("product_ids");
            instruments.keySet().forEach(products::add);
            request.put("jwt", tokens.token(""));
            link.send(request.toString());
        }
    }

    @Override
    public void ended(Link link) {
        sequences.remove(link);
        subscribed.remove(link);
    }

    @Override
    public void message(Link link, String text, News news) throws MalformedMessageException {
        JsonNode message = JsonFields.parse(text);
        if (JsonFields.text(message, "type").equals("error")) {
            link.fail(
                    "Coinbase refused the private stream: " + JsonFields.text(message, "message"));
            return;
        }
        if (!inOrder(link, JsonFields.needLong(message, "sequence_num"))) {
            return;
        }
        switch (JsonFields.text(message, "channel")) {
            case "subscriptions" -> {
                boolean user = message.path("events").path(0).path("subscriptions").has("user");
                if (user && subscribed.add(link)) {
                    news.subscribed(link);
                }
            }
            case "user" -> {
                Instant time = JsonFields.needInstant(message, "timestamp");
                for (JsonNode event : message.path("events")) {
                    for (JsonNode order : event.path("orders")) {
                        news.report(report(order, time));
                    }
                }
            }
            default -> {
                // heartbeats
            }
        }
    }

    private boolean inOrder(Link link, long sequence) {
        Long before = sequences.get(link);
        if (before != null && sequence <= before) {
            return false;
        }
        if (before != null && sequence != before + 1) {
            link.fail("messages between " + before + " and " + sequence + " are missing");
            return false;
        }
        sequences.put(link, sequence);
        return true;
    }

    private OrderReport report(JsonNode order, Instant time) throws MalformedMessageException {
        InstrumentRules rules = instruments.get(JsonFields.text(order, "product_id"));
        OrderStatus status = CoinbaseOrders.status(JsonFields.needText(order, "status"));
        return new OrderReport(
                JsonFields.text(order, "client_order_id"),
                JsonFields.needText(order, "order_id"),
                rules == null ? null : rules.id(),
                side(JsonFields.text(order, "order_side")),
                status,
                null,
                null,
                JsonFields.decimal(order, "cumulative_quantity", BigDecimal.ZERO),
                status.isWorking() ? "" : reason(order),
                time);
    }

    private static @Nullable Side side(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> null;
        };
    }

    private static String reason(JsonNode order) {
        for (String field : new String[] {"cancel_reason", "reject_Reason", "reject_reason"}) {
            String reason = JsonFields.text(order, field);
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return JsonFields.text(order, "status");
    }
}
