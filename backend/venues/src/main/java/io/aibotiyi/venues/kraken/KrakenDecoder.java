package io.aibotiyi.venues.kraken;

import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.DecimalReader;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads Kraken's public messages of version 2 in one pass without a tree. Prices and quantities are
 * numbers there; their text is read in the pair's decimals, never through floating point, or no
 * checksum would hold. Not thread-safe.
 */
final class KrakenDecoder {

    /** What a message can be. */
    interface Handler {
        void book(
                InstrumentRules rules,
                boolean snapshot,
                LevelBuffer bids,
                LevelBuffer asks,
                long checksum,
                long time)
                throws MalformedMessageException;

        void trade(InstrumentRules rules, PublicTrade trade) throws MalformedMessageException;

        void ticker(InstrumentRules rules, BestPrices prices) throws MalformedMessageException;

        /** A method was answered; {@code error} is empty if it succeeded. */
        void answered(String method, String channel, String symbol, String error);
    }

    private static final int CHECKSUM = 1;
    private static final int SIDE = 2;
    private static final int PRICE = 4;
    private static final int QUANTITY = 8;
    private static final int TRADE = 16;
    private static final int BID = 32;
    private static final int ASK = 64;
    private static final int BID_SIZE = 128;
    private static final int ASK_SIZE = 256;
    private static final int TICKER = BID | ASK | BID_SIZE | ASK_SIZE;
    private static final int TRADED = SIDE | PRICE | QUANTITY | TRADE;

    private final Map<String, InstrumentRules> instruments;
    private final DecimalReader decimals = new DecimalReader();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();

    private String channel = "";
    private String method = "";
    private String error = "";
    private String subscribed = "";
    private String subscribedSymbol = "";
    private boolean snapshot;

    private @Nullable InstrumentRules rules;
    private int found;
    private boolean levels;
    private long checksum;
    private long time;
    private long id;
    private long price;
    private long quantity;
    private long bid;
    private long ask;
    private long bidSize;
    private long askSize;
    private Side side = Side.BUY;

    /**
     * @param instruments by stream symbol
     */
    KrakenDecoder(Map<String, InstrumentRules> instruments) {
        this.instruments = instruments;
    }

    void decode(String message, Handler handler) throws MalformedMessageException {
        channel = "";
        method = "";
        error = "";
        subscribed = "";
        subscribedSymbol = "";
        snapshot = false;
        try (JsonParser in = JsonFields.mapper().createParser(message)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("a message is an object");
            }
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                envelope(in, handler);
            }
            if (in.nextToken() != null) {
                throw new MalformedMessageException("text after the message");
            }
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON");
        }
        if (!method.isEmpty()) {
            handler.answered(method, subscribed, subscribedSymbol, error);
        }
    }

    private void envelope(JsonParser in, Handler handler) throws MalformedMessageException {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        switch (name) {
            case "channel" -> channel = in.getString();
            case "method" -> method = in.getString();
            case "error" -> error = in.getString();
            case "type" -> snapshot = in.getString().equals("snapshot");
            case "result" -> result(in, value);
            case "data" -> {
                boolean ours =
                        channel.equals("book")
                                || channel.equals("trade")
                                || channel.equals("ticker");
                if (value == JsonToken.START_ARRAY && ours) {
                    while (in.nextToken() == JsonToken.START_OBJECT) {
                        element(in);
                        tell(handler);
                    }
                } else if (channel.isEmpty()) {
                    throw new MalformedMessageException("data before the channel it is of");
                } else {
                    in.skipChildren();
                }
            }
            default -> in.skipChildren();
        }
    }

    private void result(JsonParser in, JsonToken value) {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "channel" -> subscribed = in.getString();
                case "symbol" -> subscribedSymbol = in.getString();
                default -> in.skipChildren();
            }
        }
    }

    private void element(JsonParser in) throws MalformedMessageException {
        rules = null;
        found = 0;
        levels = false;
        time = 0;
        bids.clear();
        asks.clear();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (name) {
                case "symbol" -> {
                    rules = instruments.get(in.getString());
                    if (rules == null) {
                        throw new MalformedMessageException("not subscribed to " + in.getString());
                    }
                }
                case "timestamp" -> time = JsonFields.nanos(in.getString());
                case "side" -> {
                    side = in.getString().equals("buy") ? Side.BUY : Side.SELL;
                    found |= SIDE;
                }
                case "checksum" -> {
                    checksum = in.getLongValue();
                    found |= CHECKSUM;
                }
                case "trade_id" -> {
                    id = in.getLongValue();
                    found |= TRADE;
                }
                case "bids" -> levels(in, value, bids);
                case "asks" -> levels(in, value, asks);
                default -> number(in, name, value);
            }
        }
    }

    private void number(JsonParser in, String name, JsonToken value)
            throws MalformedMessageException {
        if (!value.isNumeric()) {
            in.skipChildren();
            return;
        }
        switch (name) {
            case "price" -> price = price(in, PRICE);
            case "qty" -> quantity = quantity(in, QUANTITY);
            case "bid" -> bid = price(in, BID);
            case "ask" -> ask = price(in, ASK);
            case "bid_qty" -> bidSize = quantity(in, BID_SIZE);
            case "ask_qty" -> askSize = quantity(in, ASK_SIZE);
            default -> {
                // not of interest
            }
        }
    }

    private InstrumentRules market() throws MalformedMessageException {
        InstrumentRules market = rules;
        if (market == null) {
            throw new MalformedMessageException("values before the symbol they are of");
        }
        return market;
    }

    private long price(JsonParser in, int bit) throws MalformedMessageException {
        found |= bit;
        return decimals.units(in, market().instrument().priceScale());
    }

    private long quantity(JsonParser in, int bit) throws MalformedMessageException {
        found |= bit;
        return decimals.units(in, market().instrument().quantityScale());
    }

    private void levels(JsonParser in, JsonToken value, LevelBuffer out)
            throws MalformedMessageException {
        if (value != JsonToken.START_ARRAY) {
            throw new MalformedMessageException("levels are an array");
        }
        levels = true;
        while (in.nextToken() == JsonToken.START_OBJECT) {
            int before = found;
            found &= ~(PRICE | QUANTITY);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                number(in, name, in.nextToken());
            }
            if ((found & (PRICE | QUANTITY)) != (PRICE | QUANTITY) || quantity < 0) {
                throw new MalformedMessageException("a level without price or quantity");
            }
            found = before;
            if (out.size() == LevelBuffer.MAX_SIZE) {
                throw new MalformedMessageException("too many levels");
            }
            out.add(price, quantity);
        }
    }

    private void tell(Handler handler) throws MalformedMessageException {
        InstrumentRules market = market();
        switch (channel) {
            case "book" -> {
                need(CHECKSUM, levels);
                handler.book(market, snapshot, bids, asks, checksum, time);
            }
            case "trade" -> {
                need(TRADED, true);
                handler.trade(
                        market, new PublicTrade(market.id(), id, price, quantity, side, time));
            }
            default -> {
                need(TICKER, true);
                handler.ticker(
                        market, new BestPrices(market.id(), 0, bid, bidSize, ask, askSize, time));
            }
        }
    }

    private void need(int bits, boolean more) throws MalformedMessageException {
        if ((found & bits) != bits || !more) {
            throw new MalformedMessageException("a " + channel + " message without its fields");
        }
    }
}
