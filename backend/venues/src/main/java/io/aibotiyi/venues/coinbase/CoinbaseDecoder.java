package io.aibotiyi.venues.coinbase;

import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.DecimalReader;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads Coinbase's public messages in one pass without a tree. The envelope's number comes before
 * or after the events, so events wait until the message is read whole. Not thread-safe.
 */
final class CoinbaseDecoder {

    /** What a message can be. */
    interface Handler {
        /** Called first for each message that has a number. */
        boolean numbered(long sequence);

        void book(
                InstrumentRules rules,
                boolean snapshot,
                LevelBuffer bids,
                LevelBuffer asks,
                long time)
                throws MalformedMessageException;

        void trade(PublicTrade trade);

        void ticker(BestPrices prices);

        /** The subscriptions as they are now. */
        void subscribed(List<String> channels);

        void refused(String message);
    }

    private record BookEvent(
            InstrumentRules rules, boolean snapshot, LevelBuffer bids, LevelBuffer asks) {}

    private final Map<String, InstrumentRules> instruments;
    private final DecimalReader decimals = new DecimalReader();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();
    private final List<BookEvent> books = new ArrayList<>();
    private final List<PublicTrade> trades = new ArrayList<>();
    private final List<BestPrices> tickers = new ArrayList<>();
    private final List<String> subscriptions = new ArrayList<>();

    private String channel = "";
    private String type = "";
    private String error = "";
    private long sequence;
    private long time;

    private @Nullable InstrumentRules rules;
    private boolean snapshot;

    /**
     * @param instruments by product id
     */
    CoinbaseDecoder(Map<String, InstrumentRules> instruments) {
        this.instruments = instruments;
    }

    void decode(String message, Handler handler) throws MalformedMessageException {
        channel = "";
        type = "";
        error = "";
        sequence = -1;
        time = 0;
        books.clear();
        trades.clear();
        tickers.clear();
        subscriptions.clear();
        try (JsonParser in = JsonFields.mapper().createParser(message)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("a message is an object");
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                envelope(in);
            }
            if (in.nextToken() != null) {
                throw new MalformedMessageException("text after the message");
            }
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON");
        }
        tell(handler);
    }

    private void envelope(JsonParser in) throws MalformedMessageException {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        switch (name) {
            case "channel" -> channel = in.getString();
            case "type" -> type = in.getString();
            case "message" -> error = in.getString();
            case "sequence_num" -> sequence = in.getLongValue();
            case "timestamp" -> time = JsonFields.nanos(in.getString());
            case "events" -> {
                if (value != JsonToken.START_ARRAY) {
                    throw new MalformedMessageException("events are an array");
                }
                if (channel.isEmpty()) {
                    throw new MalformedMessageException("events before the channel they are of");
                }
                while (in.nextToken() == JsonToken.START_OBJECT) {
                    event(in);
                }
            }
            default -> in.skipChildren();
        }
    }

    private void event(JsonParser in) throws MalformedMessageException {
        rules = null;
        snapshot = false;
        bids.clear();
        asks.clear();
        boolean levels = false;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "type" -> snapshot = in.getString().equals("snapshot");
                case "product_id" -> rules = market(in.getString());
                case "updates" -> {
                    levels = true;
                    objects(in, value, this::level);
                }
                case "trades" -> objects(in, value, this::trade);
                case "tickers" -> objects(in, value, this::ticker);
                case "subscriptions" -> subscriptions(in);
                default -> in.skipChildren();
            }
        }
        if (levels && channel.equals("l2_data")) {
            books.add(new BookEvent(known(), snapshot, bids.copy(), asks.copy()));
        }
    }

    private interface Reading {
        void read(JsonParser in) throws MalformedMessageException;
    }

    private static void objects(JsonParser in, JsonToken value, Reading reading)
            throws MalformedMessageException {
        if (value != JsonToken.START_ARRAY) {
            throw new MalformedMessageException("a list expected");
        }
        while (in.nextToken() == JsonToken.START_OBJECT) {
            reading.read(in);
        }
    }

    private void subscriptions(JsonParser in) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            subscriptions.add(in.currentName());
            in.nextToken();
            in.skipChildren();
        }
    }

    private InstrumentRules market(String product) throws MalformedMessageException {
        InstrumentRules found = instruments.get(product);
        if (found == null) {
            throw new MalformedMessageException("not subscribed to " + product);
        }
        return found;
    }

    private InstrumentRules known() throws MalformedMessageException {
        InstrumentRules market = rules;
        if (market == null) {
            throw new MalformedMessageException("values before the product they are of");
        }
        return market;
    }

    private long price(JsonParser in) throws MalformedMessageException {
        return decimals.units(in, known().instrument().priceScale());
    }

    private long quantity(JsonParser in) throws MalformedMessageException {
        return decimals.units(in, known().instrument().quantityScale());
    }

    private void level(JsonParser in) throws MalformedMessageException {
        int found = 0;
        boolean bid = false;
        long price = 0;
        long quantity = 0;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "side" -> {
                    bid = in.getString().equals("bid");
                    found |= 1;
                }
                case "price_level" -> {
                    price = price(in);
                    found |= 2;
                }
                case "new_quantity" -> {
                    quantity = quantity(in);
                    found |= 4;
                }
                default -> in.skipChildren();
            }
        }
        LevelBuffer out = bid ? bids : asks;
        if (found != 7 || quantity < 0 || out.size() == LevelBuffer.MAX_SIZE) {
            throw new MalformedMessageException("a level without side, price or quantity");
        }
        out.add(price, quantity);
    }

    /** Coinbase names the side of the order that rested. */
    private void trade(JsonParser in) throws MalformedMessageException {
        int found = 0;
        long id = 0;
        long price = 0;
        long quantity = 0;
        long at = 0;
        Side aggressor = Side.BUY;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "product_id" -> rules = market(in.getString());
                case "trade_id" -> {
                    id = decimals.units(in, 0);
                    found |= 1;
                }
                case "price" -> {
                    price = price(in);
                    found |= 2;
                }
                case "size" -> {
                    quantity = quantity(in);
                    found |= 4;
                }
                case "side" -> {
                    aggressor = in.getString().equals("BUY") ? Side.SELL : Side.BUY;
                    found |= 8;
                }
                case "time" -> at = JsonFields.nanos(in.getString());
                default -> in.skipChildren();
            }
        }
        if (found != 15) {
            throw new MalformedMessageException("a trade without all of its fields");
        }
        trades.add(new PublicTrade(known().id(), id, price, quantity, aggressor, at));
    }

    private void ticker(JsonParser in) throws MalformedMessageException {
        int found = 0;
        long bid = 0;
        long bidSize = 0;
        long ask = 0;
        long askSize = 0;
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "product_id" -> rules = market(in.getString());
                case "best_bid" -> {
                    bid = price(in);
                    found |= 1;
                }
                case "best_ask" -> {
                    ask = price(in);
                    found |= 2;
                }
                case "best_bid_quantity" -> {
                    bidSize = quantity(in);
                    found |= 4;
                }
                case "best_ask_quantity" -> {
                    askSize = quantity(in);
                    found |= 8;
                }
                default -> in.skipChildren();
            }
        }
        if (found == 15) {
            tickers.add(new BestPrices(known().id(), 0, bid, bidSize, ask, askSize, time));
        }
    }

    private void tell(Handler handler) throws MalformedMessageException {
        if (type.equals("error")) {
            handler.refused(error);
            return;
        }
        if (sequence >= 0 && !handler.numbered(sequence)) {
            return;
        }
        for (BookEvent event : books) {
            handler.book(event.rules, event.snapshot, event.bids, event.asks, time);
        }
        trades.sort(Comparator.comparingLong(PublicTrade::id));
        trades.forEach(handler::trade);
        tickers.forEach(handler::ticker);
        if (channel.equals("subscriptions")) {
            handler.subscribed(subscriptions);
        }
    }
}
