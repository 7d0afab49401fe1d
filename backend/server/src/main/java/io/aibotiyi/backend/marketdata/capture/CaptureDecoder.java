package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.book.LevelBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Binance's messages, raw or wrapped in a combined stream, and hands Kraken's arrays on.
 *
 * <p>One pass gathers every known field by its name and JSON type, in whatever order they come;
 * only then is it decided what the message is and whether it has what that needs. Fields of unknown
 * names or unexpected types are stepped over, and checked as JSON.
 */
final class CaptureDecoder {

    /** Decimals of prices and quantities where a capture does not tell the instrument's own. */
    static final int SCALE = 8;

    private static final int FIRST_ID = 1;
    private static final int LAST_ID = 1 << 1;
    private static final int PREVIOUS_ID = 1 << 2;
    private static final int BID_LEVELS = 1 << 3;
    private static final int ASK_LEVELS = 1 << 4;
    private static final int BID = 1 << 5;
    private static final int BID_SIZE = 1 << 6;
    private static final int ASK = 1 << 7;
    private static final int ASK_SIZE = 1 << 8;
    private static final int TRADE_ID = 1 << 9;
    private static final int PRICE = 1 << 10;
    private static final int QUANTITY = 1 << 11;
    private static final int BUYER_IS_MAKER = 1 << 12;
    private static final int AGGREGATE_ID = 1 << 13;
    private static final int FIRST_TRADE = 1 << 14;
    private static final int LAST_TRADE = 1 << 15;
    private static final int SYMBOL = 1 << 16;
    private static final int SNAPSHOT_ID = 1 << 17;
    private static final int SPOT_MARK = 1 << 18;
    private static final int PAIR = 1 << 19;
    private static final int EVENT = 1 << 20;
    private static final int PARTIAL_BOOK = 1 << 21;

    private static final String[] NAMES = {
        "U", "u", "pu", "bids", "asks", "b", "B", "a", "A", "t", "p", "q", "m", "a", "f", "l", "s"
    };

    private final InstrumentNames names = new InstrumentNames();
    private final KrakenDecoder kraken = new KrakenDecoder(names);

    private int found;
    private String event = "";
    private long aggregateId;
    private long snapshotId;
    private long eventTime;
    private long tradeTime;
    private boolean buyerIsMaker;
    private int symbolFrom;
    private @Nullable CaptureFormatException badLevels;

    /**
     * Decodes what is left of the cursor's line.
     *
     * @throws CaptureFormatException if it is not JSON, or a known message without what it needs
     */
    void decode(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        out.clear();
        found = 0;
        event = "";
        eventTime = 0;
        tradeTime = 0;
        badLevels = null;
        switch (in.peek()) {
            case '{' -> {
                object(in, out, true);
                in.expectEnd();
                classify(in, out);
            }
            case '[' -> kraken.decode(in, out);
            default -> throw in.malformed("a message begins with '{' or '['");
        }
    }

    private void object(JsonCursor in, CaptureMessage out, boolean outermost)
            throws CaptureFormatException {
        in.expect('{');
        if (in.take('}')) {
            return;
        }
        do {
            in.string();
            char name = in.textCharacter();
            if (name != 0) {
                in.expect(':');
                shortField(name, in, out);
            } else {
                longField(in, out, outermost);
            }
        } while (in.take(','));
        in.expect('}');
    }

    private void shortField(char name, JsonCursor in, CaptureMessage out)
            throws CaptureFormatException {
        int first = in.peek();
        boolean quoted = first == '"';
        boolean number = first == '-' || (first >= '0' && first <= '9');
        switch (name) {
            case 'e' -> {
                in.skip();
                if (quoted) {
                    found |= EVENT;
                    event = event(in);
                }
            }
            case 'E' -> eventTime = number ? nanos(in) : skipped(in);
            case 'T' -> tradeTime = number ? nanos(in) : skipped(in);
            case 's' -> {
                symbolFrom = in.position();
                in.skip();
                found |= quoted ? SYMBOL : 0;
            }
            case 'U' -> out.firstUpdateId = whole(in, number, FIRST_ID);
            case 'u' -> out.lastUpdateId = whole(in, number, LAST_ID);
            case 't' -> out.tradeId = whole(in, number, TRADE_ID);
            case 'f' -> out.firstTradeId = whole(in, number, FIRST_TRADE);
            case 'l' -> out.lastTradeId = whole(in, number, LAST_TRADE);
            case 'b' -> {
                if (first == '[') {
                    levels(in, out.bids, BID_LEVELS);
                } else {
                    out.bidPrice = decimal(in, quoted, BID);
                }
            }
            case 'a' -> {
                if (first == '[') {
                    levels(in, out.asks, ASK_LEVELS);
                } else if (number) {
                    aggregateId = whole(in, true, AGGREGATE_ID);
                } else {
                    out.askPrice = decimal(in, quoted, ASK);
                }
            }
            case 'B' -> out.bidQuantity = decimal(in, quoted, BID_SIZE);
            case 'A' -> out.askQuantity = decimal(in, quoted, ASK_SIZE);
            case 'p' -> out.price = decimal(in, quoted, PRICE);
            case 'q' -> out.quantity = decimal(in, quoted, QUANTITY);
            case 'm' -> {
                if (first == 't' || first == 'f') {
                    buyerIsMaker = in.bool();
                    found |= BUYER_IS_MAKER;
                } else {
                    in.skip();
                }
            }
            case 'M' -> {
                in.skip();
                found |= SPOT_MARK;
            }
            default -> in.skip();
        }
    }

    private void longField(JsonCursor in, CaptureMessage out, boolean outermost)
            throws CaptureFormatException {
        boolean data = outermost && in.textIs("data");
        boolean stream = outermost && in.textIs("stream");
        boolean bids = in.textIs("bids");
        boolean asks = in.textIs("asks");
        boolean previous = in.textIs("pu");
        boolean snapshot = in.textIs("lastUpdateId");
        boolean symbol = in.textIs("symbol");
        boolean pair = in.textIs("ps") || in.textIs("pair");
        in.expect(':');
        int first = in.peek();
        boolean number = first == '-' || (first >= '0' && first <= '9');
        if (data && first == '{') {
            object(in, out, false);
        } else if (bids && first == '[') {
            levels(in, out.bids, BID_LEVELS);
        } else if (asks && first == '[') {
            levels(in, out.asks, ASK_LEVELS);
        } else if (previous) {
            out.previousUpdateId = whole(in, number, PREVIOUS_ID);
        } else if (snapshot) {
            snapshotId = whole(in, number, SNAPSHOT_ID);
        } else if (symbol && first == '"') {
            symbolFrom = in.position();
            in.skip();
            found |= SYMBOL;
        } else if (pair) {
            in.skip();
            found |= PAIR;
        } else {
            in.skip();
            if (stream && first == '"' && isPartialBook(in.text())) {
                found |= PARTIAL_BOOK;
            }
        }
    }

    /** {@code btcusdt@depth20} repeats the best levels; it is not a snapshot of the book. */
    private static boolean isPartialBook(String stream) {
        int at = stream.indexOf("@depth");
        return at >= 0 && at + 6 < stream.length() && Character.isDigit(stream.charAt(at + 6));
    }

    private static String event(JsonCursor in) {
        for (String known : new String[] {"depthUpdate", "bookTicker", "trade", "aggTrade"}) {
            if (in.textIs(known)) {
                return known;
            }
        }
        return "other";
    }

    private static long skipped(JsonCursor in) throws CaptureFormatException {
        in.skip();
        return 0;
    }

    /** Nanoseconds of a time in milli- or microseconds; 0 if it is neither. */
    private static long nanos(JsonCursor in) throws CaptureFormatException {
        in.number();
        try {
            long value = in.textLong();
            long perUnit = value > 99_999_999_999_999L ? 1_000 : 1_000_000;
            return value < 0 || value > Long.MAX_VALUE / perUnit ? 0 : value * perUnit;
        } catch (CaptureFormatException e) {
            return 0;
        }
    }

    /** A whole number; any other value leaves the field missing. */
    private long whole(JsonCursor in, boolean number, int bit) throws CaptureFormatException {
        in.skip();
        found &= ~bit;
        if (!number) {
            return 0;
        }
        try {
            long value = in.textLong();
            found |= bit;
            return value;
        } catch (CaptureFormatException e) {
            return 0;
        }
    }

    /** A decimal in a string; any other value leaves the field missing. */
    private long decimal(JsonCursor in, boolean quoted, int bit) throws CaptureFormatException {
        in.skip();
        found &= ~bit;
        if (!quoted) {
            return 0;
        }
        try {
            long value = in.textDecimal(SCALE);
            found |= bit;
            return value;
        } catch (CaptureFormatException e) {
            return 0;
        }
    }

    private void levels(JsonCursor in, LevelBuffer levels, int bit) throws CaptureFormatException {
        int from = in.position();
        found |= bit;
        try {
            readLevels(in, levels);
        } catch (CaptureFormatException e) {
            // either not JSON, which skip() finds again, or JSON but no levels
            levels.clear();
            in.returnTo(from);
            in.skip();
            badLevels = e;
        }
    }

    private static void readLevels(JsonCursor in, LevelBuffer levels)
            throws CaptureFormatException {
        levels.clear();
        in.expect('[');
        if (in.take(']')) {
            return;
        }
        do {
            if (levels.size() == LevelBuffer.MAX_SIZE) {
                throw in.malformed("more than " + LevelBuffer.MAX_SIZE + " levels");
            }
            in.expect('[');
            in.string();
            long price = in.textDecimal(SCALE);
            in.expect(',');
            in.string();
            long quantity = in.textDecimal(SCALE);
            if (quantity < 0) {
                throw in.malformed("negative quantity");
            }
            while (in.take(',')) {
                in.skip();
            }
            in.expect(']');
            levels.add(price, quantity);
        } while (in.take(','));
        in.expect(']');
    }

    private void classify(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        out.exchangeTime = eventTime != 0 ? eventTime : tradeTime;
        switch (event) {
            case "depthUpdate" -> depthUpdate(in, out);
            case "trade" -> trade(in, out);
            case "aggTrade" -> aggregateTrade(in, out);
            case "bookTicker" -> bookTicker(in, out);
            case "" -> {
                if ((found & SNAPSHOT_ID) != 0) {
                    snapshot(in, out);
                } else if (has(LAST_ID | BID | BID_SIZE | ASK | ASK_SIZE | SYMBOL)) {
                    bookTicker(in, out);
                }
            }
            default -> {}
        }
    }

    private boolean has(int fields) {
        return (found & fields) == fields;
    }

    private void depthUpdate(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        need("depthUpdate", FIRST_ID | LAST_ID | BID_LEVELS | ASK_LEVELS | SYMBOL);
        needLevels();
        if (out.lastUpdateId < out.firstUpdateId) {
            throw new CaptureFormatException("depthUpdate ends before it begins (u < U)");
        }
        name(in, out, (found & PREVIOUS_ID) != 0);
        out.kind = Kind.DEPTH_UPDATE;
    }

    private void snapshot(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        if ((found & PARTIAL_BOOK) != 0) {
            return;
        }
        need("snapshot", BID_LEVELS | ASK_LEVELS);
        needLevels();
        out.lastUpdateId = snapshotId;
        if ((found & SYMBOL) != 0) {
            name(in, out, out.exchangeTime != 0);
        }
        out.kind = Kind.DEPTH_SNAPSHOT;
    }

    private void bookTicker(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        need("bookTicker", LAST_ID | BID | BID_SIZE | ASK | ASK_SIZE | SYMBOL);
        name(in, out, (found & EVENT) != 0);
        out.kind = Kind.BOOK_TICKER;
    }

    private void trade(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        need("trade", TRADE_ID | PRICE | QUANTITY | BUYER_IS_MAKER | SYMBOL);
        execution(in, out);
        out.kind = Kind.TRADE;
    }

    private void aggregateTrade(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        need(
                "aggTrade",
                AGGREGATE_ID
                        | PRICE
                        | QUANTITY
                        | BUYER_IS_MAKER
                        | FIRST_TRADE
                        | LAST_TRADE
                        | SYMBOL);
        execution(in, out);
        out.tradeId = aggregateId;
        out.kind = Kind.AGGREGATE_TRADE;
    }

    private void execution(JsonCursor in, CaptureMessage out) throws CaptureFormatException {
        name(in, out, (found & SPOT_MARK) == 0);
        out.aggressor = buyerIsMaker ? Side.SELL : Side.BUY;
        out.exchangeTime = tradeTime != 0 ? tradeTime : eventTime;
    }

    private void name(JsonCursor in, CaptureMessage out, boolean futures)
            throws CaptureFormatException {
        int here = in.position();
        in.returnTo(symbolFrom);
        in.string();
        VenueId venue = CaptureMessage.BINANCE;
        if (futures) {
            boolean coin = (found & PAIR) != 0 || in.text().contains("USD_");
            venue = coin ? CaptureMessage.BINANCE_COINM : CaptureMessage.BINANCE_USDM;
        }
        out.instrument = names.of(venue, in);
        in.returnTo(here);
    }

    private void need(String kind, int fields) throws CaptureFormatException {
        int missing = fields & ~found;
        if (missing != 0) {
            throw new CaptureFormatException(
                    kind
                            + " without a usable '"
                            + NAMES[Integer.numberOfTrailingZeros(missing)]
                            + "'");
        }
    }

    private void needLevels() throws CaptureFormatException {
        if (badLevels != null) {
            throw badLevels;
        }
    }
}
