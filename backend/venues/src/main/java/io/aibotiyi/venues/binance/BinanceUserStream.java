package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Balance;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Binance's private events, subscribed to by a signed request of the WebSocket API
 * ("userDataStream.subscribe.signature").
 */
final class BinanceUserStream implements UserStreamDialect {

    private static final String SUBSCRIBE = "subscribe";

    private final BinanceSettings settings;
    private final BinanceRest rest;
    private final BinanceSigner signer;
    private final Map<String, InstrumentRules> instruments;

    BinanceUserStream(
            BinanceSettings settings,
            BinanceRest rest,
            BinanceSigner signer,
            Map<String, InstrumentRules> instruments) {
        this.settings = settings;
        this.rest = rest;
        this.signer = signer;
        this.instruments = instruments;
    }

    @Override
    public URI address() throws VenueException {
        rest.measureTime();
        return settings.socketApi();
    }

    @Override
    public void opened(Link link) {
        String payload =
                "apiKey="
                        + signer.key()
                        + "&recvWindow="
                        + settings.receiveWindow().toMillis()
                        + "&timestamp="
                        + rest.skew().venueMillis();
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("id", SUBSCRIBE);
        request.put("method", "userDataStream.subscribe.signature");
        ObjectNode parameters = request.putObject("params");
        for (String part : payload.split("&")) {
            int equals = part.indexOf('=');
            parameters.put(part.substring(0, equals), part.substring(equals + 1));
        }
        parameters.put("signature", signer.sign(payload));
        link.send(request.toString());
    }

    @Override
    public void ended(Link link) {
        // nothing is kept per connection
    }

    @Override
    public void message(Link link, String text, News news) throws MalformedMessageException {
        JsonNode message = JsonFields.parse(text);
        if (message.has("status")) {
            if (message.path("status").asInt(0) == 200) {
                news.subscribed(link);
            } else {
                link.fail(
                        "Binance refused the private stream: "
                                + JsonFields.text(message.path("error"), "code")
                                + " "
                                + JsonFields.text(message.path("error"), "msg"));
            }
            return;
        }
        JsonNode event = message.path("event");
        switch (JsonFields.text(event, "e")) {
            case "executionReport" -> execution(event, news);
            case "outboundAccountPosition" -> balances(event, news);
            case "serverShutdown" -> news.replace();
            case "eventStreamTerminated" -> link.fail("Binance ended the private stream");
            default -> {
                // events about what this session does not use
            }
        }
    }

    private void execution(JsonNode event, News news) throws MalformedMessageException {
        InstrumentRules rules = instruments.get(JsonFields.needText(event, "s"));
        if (rules == null) {
            return;
        }
        String original = JsonFields.text(event, "C");
        String client = original.isEmpty() ? JsonFields.needText(event, "c") : original;
        String venueId = JsonFields.needText(event, "i");
        Side side;
        try {
            side = Side.valueOf(JsonFields.needText(event, "S"));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("unknown side");
        }
        Instant time = Instant.ofEpochMilli(JsonFields.needLong(event, "T"));
        String execution = JsonFields.needText(event, "x");
        if (execution.equals("TRADE")) {
            news.fill(
                    new Fill(
                            JsonFields.needText(event, "t"),
                            client,
                            venueId,
                            rules.id(),
                            side,
                            JsonFields.needDecimal(event, "L"),
                            JsonFields.needDecimal(event, "l"),
                            JsonFields.decimal(event, "n", BigDecimal.ZERO),
                            JsonFields.text(event, "N"),
                            event.path("m").asBoolean(false),
                            time));
        }
        String statusName = JsonFields.needText(event, "X");
        OrderStatus status = BinanceOrders.status(statusName);
        String reject = JsonFields.text(event, "r");
        news.report(
                new OrderReport(
                        client,
                        venueId,
                        rules.id(),
                        side,
                        status,
                        JsonFields.needDecimal(event, "q"),
                        JsonFields.needDecimal(event, "p"),
                        JsonFields.needDecimal(event, "z"),
                        status.isWorking() ? "" : reason(statusName, reject),
                        time));
    }

    private static String reason(String status, String reject) {
        return reject.isEmpty() || reject.equals("NONE") ? status : reject;
    }

    private static void balances(JsonNode event, News news) throws MalformedMessageException {
        List<Balance> changed = new ArrayList<>();
        for (JsonNode entry : event.path("B")) {
            changed.add(
                    new Balance(
                            JsonFields.needText(entry, "a"),
                            JsonFields.needDecimal(entry, "f"),
                            JsonFields.needDecimal(entry, "l")));
        }
        news.balances(changed);
    }
}
