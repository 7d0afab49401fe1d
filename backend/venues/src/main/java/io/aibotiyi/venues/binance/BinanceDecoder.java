package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.BestPrices;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.PublicTrade;
import io.aibotiyi.venues.book.LevelBuffer;
import io.aibotiyi.venues.net.DecimalReader;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads Binance's public messages in one pass without a tree: combined or raw, fields in any order
 * after the one that names the market, unknown fields stepped over. Levels go to two buffers that
 * are used again. Not thread-safe.
 */
final class BinanceDecoder {

    /** What a message can be. */
    interface Handler {
        void depth(
                InstrumentRules rules,
                long first,
                long last,
                LevelBuffer bids,
                LevelBuffer asks,
                long time)
                throws MalformedMessageException;

        void trade(InstrumentRules rules, PublicTrade trade) throws MalformedMessageException;

        void ticker(InstrumentRules rules, BestPrices prices) throws MalformedMessageException;

        void acknowledged(long id);

        void refused(String code, String message);

        void shutdown();
    }

    private static final long MILLI = 1_000_000L;

    private final Map<String, InstrumentRules> instruments;
    private final DecimalReader decimals = new DecimalReader();
    private final LevelBuffer bids = new LevelBuffer();
    private final LevelBuffer asks = new LevelBuffer();

    private String event = "";
    private @Nullable InstrumentRules rules;
    private boolean bidLevels;
    private boolean askLevels;
    private long first;
    private long last;
    private long bid;
    private long bidSize;
    private long ask;
    private long askSize;
    private long price;
    private long quantity;
    private long id;
    private long eventTime;
    private long tradeTime;
    private long acknowledged;
    private boolean buyerIsMaker;
    private boolean foreign;
    private String code = "";
    private String text = "";
    private int found;

    private static final int LAST = 1;
    private static final int FIRST = 2;
    private static final int BID = 4;
    private static final int BID_SIZE = 8;
    private static final int ASK = 16;
    private static final int ASK_SIZE = 32;
    private static final int PRICE = 64;
    private static final int QUANTITY = 128;
    private static final int TRADE = 256;
    private static final int MAKER = 512;
    private static final int RESULT = 1024;
    private static final int TICKER = LAST | BID | BID_SIZE | ASK | ASK_SIZE;
    private static final int TRADED = PRICE | QUANTITY | TRADE | MAKER;

    /**
     * @param instruments by Binance's symbol, upper case
     */
    BinanceDecoder(Map<String, InstrumentRules> instruments) {
        this.instruments = instruments;
    }

    /** Reads one message of a stream. */
    void decode(String message, Handler handler) throws MalformedMessageException {
        reset();
        try (JsonParser in = JsonFields.mapper().createParser(message)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("a message is an object");
            }
            object(in);
            if (in.nextToken() != null) {
                throw new MalformedMessageException("text after the message");
            }
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON");
        }
        tell(handler);
    }

    /** Reads a depth snapshot's body and returns its last update id. */
    long snapshot(String body, InstrumentRules market, LevelBuffer bidsOut, LevelBuffer asksOut)
            throws MalformedMessageException {
        reset();
        rules = market;
        try (JsonParser in = JsonFields.mapper().createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedMessageException("a snapshot is an object");
            }
            object(in);
        } catch (JacksonException e) {
            throw new MalformedMessageException("not JSON");
        }
        if ((found & LAST) == 0 || !bidLevels || !askLevels) {
            throw new MalformedMessageException("a snapshot without lastUpdateId, bids or asks");
        }
        copy(bids, bidsOut);
        copy(asks, asksOut);
        return last;
    }

    private static void copy(LevelBuffer from, LevelBuffer to) {
        to.clear();
        for (int i = 0; i < from.size(); i++) {
            to.add(from.price(i), from.quantity(i));
        }
    }

    private void reset() {
        event = "";
        rules = null;
        bidLevels = false;
        askLevels = false;
        foreign = false;
        found = 0;
        eventTime = 0;
        tradeTime = 0;
        acknowledged = 0;
        code = "";
        text = "";
        bids.clear();
        asks.clear();
    }

    private void object(JsonParser in) throws MalformedMessageException {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            switch (value) {
                case START_OBJECT -> {
                    if (name.equals("data") || name.equals("error")) {
                        object(in);
                    } else {
                        in.skipChildren();
                    }
                }
                case START_ARRAY -> array(in, name);
                case VALUE_STRING -> string(in, name);
                case VALUE_NUMBER_INT -> number(in, name);
                case VALUE_TRUE, VALUE_FALSE -> {
                    if (name.equals("m")) {
                        buyerIsMaker = value == JsonToken.VALUE_TRUE;
                        found |= MAKER;
                    }
                }
                case VALUE_NULL -> found |= name.equals("result") ? RESULT : 0;
                default -> {
                    // no field of ours is a fraction
                }
            }
        }
    }

    private void array(JsonParser in, String name) throws MalformedMessageException {
        switch (name) {
            case "b", "bids" -> {
                bidLevels = true;
                levels(in, bids);
            }
            case "a", "asks" -> {
                askLevels = true;
                levels(in, asks);
            }
            default -> in.skipChildren();
        }
    }

    private void levels(JsonParser in, LevelBuffer levels) throws MalformedMessageException {
        InstrumentRules market = rules;
        if (market == null) {
            if (!foreign) {
                throw new MalformedMessageException("levels before the market they belong to");
            }
            in.skipChildren();
            return;
        }
        levels.clear();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw new MalformedMessageException("a level is an array");
            }
            long levelPrice = value(in, market.instrument().priceScale());
            long levelQuantity = value(in, market.instrument().quantityScale());
            if (levelQuantity < 0 || levels.size() == LevelBuffer.MAX_SIZE) {
                throw new MalformedMessageException("negative quantity or too many levels");
            }
            levels.add(levelPrice, levelQuantity);
            while (in.nextToken() != JsonToken.END_ARRAY) {
                in.skipChildren();
            }
        }
    }

    private long value(JsonParser in, int scale) throws MalformedMessageException {
        JsonToken token = in.nextToken();
        if (token != JsonToken.VALUE_STRING) {
            throw new MalformedMessageException("a level's values are strings");
        }
        return decimals.units(in, scale);
    }

    private void string(JsonParser in, String name) throws MalformedMessageException {
        switch (name) {
            case "stream" -> {
                String stream = in.getString();
                int at = stream.indexOf('@');
                if (at > 0) {
                    market(stream.substring(0, at).toUpperCase(Locale.ROOT));
                }
            }
            case "s" -> market(in.getString());
            case "e" -> event = in.getString();
            case "msg" -> text = in.getString();
            case "b" -> bid = price(in, BID);
            case "B" -> bidSize = quantity(in, BID_SIZE);
            case "a" -> ask = price(in, ASK);
            case "A" -> askSize = quantity(in, ASK_SIZE);
            case "p" -> price = price(in, PRICE);
            case "q" -> quantity = quantity(in, QUANTITY);
            default -> {
                // not of interest
            }
        }
    }

    private void market(String symbol) {
        rules = instruments.get(symbol);
        foreign = rules == null;
    }

    private long price(JsonParser in, int bit) throws MalformedMessageException {
        InstrumentRules market = rules;
        if (market == null) {
            return 0;
        }
        found |= bit;
        return decimals.units(in, market.instrument().priceScale());
    }

    private long quantity(JsonParser in, int bit) throws MalformedMessageException {
        InstrumentRules market = rules;
        if (market == null) {
            return 0;
        }
        found |= bit;
        return decimals.units(in, market.instrument().quantityScale());
    }

    private void number(JsonParser in, String name) {
        switch (name) {
            case "u", "lastUpdateId" -> {
                last = in.getLongValue();
                found |= LAST;
            }
            case "U" -> {
                first = in.getLongValue();
                found |= FIRST;
            }
            case "t" -> {
                id = in.getLongValue();
                found |= TRADE;
            }
            case "E" -> eventTime = in.getLongValue();
            case "T" -> tradeTime = in.getLongValue();
            case "id" -> acknowledged = in.getLongValue();
            case "code" -> code = in.getString();
            default -> {
                // not of interest
            }
        }
    }

    private void tell(Handler handler) throws MalformedMessageException {
        InstrumentRules market = rules;
        if (event.equals("serverShutdown")) {
            handler.shutdown();
        } else if (!code.isEmpty()) {
            handler.refused(code, text);
        } else if (market == null) {
            if ((found & RESULT) != 0) {
                handler.acknowledged(acknowledged);
            }
        } else if (event.equals("depthUpdate")) {
            need(FIRST | LAST, bidLevels && askLevels, "depthUpdate");
            if (first > last) {
                throw new MalformedMessageException("a depthUpdate whose U is above its u");
            }
            handler.depth(market, first, last, bids, asks, eventTime * MILLI);
        } else if (event.equals("trade")) {
            need(TRADED, true, "trade");
            Side aggressor = buyerIsMaker ? Side.SELL : Side.BUY;
            handler.trade(
                    market,
                    new PublicTrade(
                            market.id(), id, price, quantity, aggressor, tradeTime * MILLI));
        } else if (event.isEmpty() && (found & TICKER) == TICKER) {
            handler.ticker(
                    market,
                    new BestPrices(
                            market.id(), last, bid, bidSize, ask, askSize, eventTime * MILLI));
        }
    }

    private void need(int bits, boolean more, String what) throws MalformedMessageException {
        if ((found & bits) != bits || !more) {
            throw new MalformedMessageException("a " + what + " without all of its fields");
        }
    }
}
