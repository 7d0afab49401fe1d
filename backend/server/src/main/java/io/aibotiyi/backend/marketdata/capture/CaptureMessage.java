package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.book.LevelBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One decoded line, reused for the next: what it says is true until the handler returns. Which
 * numbers mean something depends on the {@link Kind}; the others are zero.
 *
 * <p>Prices and quantities are in units of {@link #priceScale} and {@link #quantityScale} decimals.
 */
public final class CaptureMessage {

    /** Binance spot. */
    public static final VenueId BINANCE = new VenueId("binance");

    /** Binance futures margined in USD stablecoins. */
    public static final VenueId BINANCE_USDM = new VenueId("binance-usdm");

    /** Binance futures margined in the coin. */
    public static final VenueId BINANCE_COINM = new VenueId("binance-coinm");

    public static final VenueId KRAKEN = new VenueId("kraken");

    /** Stands for the instrument of a snapshot that does not name one. */
    public static final InstrumentId UNNAMED =
            new InstrumentId(new VenueId("unnamed"), new Symbol("UNNAMED"));

    /** What a line is. */
    public enum Kind {
        /** Numbered book difference: first, last and previous update id, levels. */
        DEPTH_UPDATE,
        /** Book at {@code lastUpdateId}; its instrument may be {@link #UNNAMED}. */
        DEPTH_SNAPSHOT,
        /** Best bid and ask at {@code lastUpdateId}. */
        BOOK_TICKER,
        TRADE,
        /** Trades of one taker order at one price, {@code firstTradeId} to {@code lastTradeId}. */
        AGGREGATE_TRADE,
        /** Whole book, without update ids, {@code depth} levels kept. */
        CHECKSUM_SNAPSHOT,
        /** Book difference proved by {@code checksum}, -1 if it has none. */
        CHECKSUM_UPDATE,
        /** Valid, but of a kind that says nothing about book or trades. */
        OTHER
    }

    Kind kind = Kind.OTHER;
    long lineNumber;
    long localTime;
    long exchangeTime;
    InstrumentId instrument = UNNAMED;
    int priceScale;
    int quantityScale;
    long firstUpdateId;
    long lastUpdateId;
    long previousUpdateId;
    final LevelBuffer bids = new LevelBuffer();
    final LevelBuffer asks = new LevelBuffer();
    long bidPrice;
    long bidQuantity;
    long askPrice;
    long askQuantity;
    long tradeId;
    long firstTradeId;
    long lastTradeId;
    long price;
    long quantity;
    @Nullable Side aggressor;
    long checksum;
    int depth;

    CaptureMessage() {}

    void clear() {
        kind = Kind.OTHER;
        exchangeTime = 0;
        instrument = UNNAMED;
        priceScale = CaptureDecoder.SCALE;
        quantityScale = CaptureDecoder.SCALE;
        firstUpdateId = 0;
        lastUpdateId = 0;
        previousUpdateId = 0;
        bids.clear();
        asks.clear();
        bidPrice = 0;
        bidQuantity = 0;
        askPrice = 0;
        askQuantity = 0;
        tradeId = 0;
        firstTradeId = 0;
        lastTradeId = 0;
        price = 0;
        quantity = 0;
        aggressor = null;
        checksum = -1;
        depth = 0;
    }

    public Kind kind() {
        return kind;
    }

    /** From 1, over all files of the capture. */
    public long lineNumber() {
        return lineNumber;
    }

    /** Nanoseconds since the epoch where it was recorded; that clock may run behind. */
    public long localTime() {
        return localTime;
    }

    /** Nanoseconds since the epoch at the venue, 0 if the message does not tell. */
    public long exchangeTime() {
        return exchangeTime;
    }

    public InstrumentId instrument() {
        return instrument;
    }

    public int priceScale() {
        return priceScale;
    }

    public int quantityScale() {
        return quantityScale;
    }

    public long firstUpdateId() {
        return firstUpdateId;
    }

    public long lastUpdateId() {
        return lastUpdateId;
    }

    public long previousUpdateId() {
        return previousUpdateId;
    }

    public LevelBuffer bids() {
        return bids;
    }

    public LevelBuffer asks() {
        return asks;
    }

    public long bidPrice() {
        return bidPrice;
    }

    public long bidQuantity() {
        return bidQuantity;
    }

    public long askPrice() {
        return askPrice;
    }

    public long askQuantity() {
        return askQuantity;
    }

    public long tradeId() {
        return tradeId;
    }

    public long firstTradeId() {
        return firstTradeId;
    }

    public long lastTradeId() {
        return lastTradeId;
    }

    public long price() {
        return price;
    }

    public long quantity() {
        return quantity;
    }

    /** Side of the taker; null unless a trade. */
    public @Nullable Side aggressor() {
        return aggressor;
    }

    public long checksum() {
        return checksum;
    }

    public int depth() {
        return depth;
    }
}
