package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.book.LevelBuffer;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a recording tells about one market's units: as many decimals as its prices and quantities
 * needed, no more. Filled by a first reading.
 */
final class RecordedMarket {

    /** Quote assets by which Binance's joined symbols are split, longest first. */
    private static final List<String> QUOTES =
            List.of(
                    "FDUSD", "USDT", "USDC", "BUSD", "TUSD", "USD", "EUR", "GBP", "TRY", "BRL",
                    "JPY", "BTC", "ETH", "BNB");

    private final InstrumentId source;
    private int priceScale;
    private int quantityScale;
    private int priceDecimals;
    private int quantityDecimals;
    private boolean singleTrades;

    RecordedMarket(InstrumentId source) {
        this.source = source;
    }

    InstrumentId source() {
        return source;
    }

    /** True if trades come one by one; aggregated ones then only repeat them. */
    boolean hasSingleTrades() {
        return singleTrades;
    }

    void see(CaptureMessage message) {
        priceScale = message.priceScale();
        quantityScale = message.quantityScale();
        switch (message.kind()) {
            case TRADE, AGGREGATE_TRADE -> {
                singleTrades |= message.kind() == CaptureMessage.Kind.TRADE;
                see(message.price(), message.quantity());
            }
            case DEPTH_UPDATE, DEPTH_SNAPSHOT, CHECKSUM_SNAPSHOT, CHECKSUM_UPDATE -> {
                see(message.bids());
                see(message.asks());
            }
            case BOOK_TICKER, OTHER -> {}
        }
    }

    private void see(LevelBuffer levels) {
        for (int i = 0; i < levels.size(); i++) {
            see(levels.price(i), levels.quantity(i));
        }
    }

    private void see(long price, long quantity) {
        while (priceDecimals < priceScale
                && price % FixedPoint.unit(priceScale - priceDecimals) != 0) {
            priceDecimals++;
        }
        while (quantityDecimals < quantityScale
                && quantity % FixedPoint.unit(quantityScale - quantityDecimals) != 0) {
            quantityDecimals++;
        }
    }

    /** Checksums are over the digits as written, so such a market keeps its scale. */
    private boolean keepsScale() {
        return source.venue().equals(CaptureMessage.KRAKEN);
    }

    /** How many of the recording's price units make one of the instrument's. */
    long priceDivisor() {
        return keepsScale() ? 1 : FixedPoint.unit(priceScale - priceDecimals);
    }

    long quantityDivisor() {
        return keepsScale() ? 1 : FixedPoint.unit(quantityScale - quantityDecimals);
    }

    /**
     * @param symbol under which it is replayed
     */
    Instrument instrument(Symbol symbol) {
        String[] assets = assets(source.symbol().name());
        boolean kept = keepsScale();
        return new Instrument(
                new InstrumentId(VenueId.REPLAY, symbol),
                assets[0],
                assets[1],
                kept ? priceScale : priceDecimals,
                kept ? quantityScale : quantityDecimals,
                kept ? FixedPoint.unit(priceScale - priceDecimals) : 1,
                kept ? FixedPoint.unit(quantityScale - quantityDecimals) : 1,
                BigDecimal.ZERO);
    }

    static String[] assets(String symbol) {
        String[] parts = symbol.split("[-/]", 2);
        if (parts.length == 2) {
            return parts;
        }
        int underscore = symbol.indexOf('_');
        String pair = underscore > 0 ? symbol.substring(0, underscore) : symbol;
        for (String quote : QUOTES) {
            if (pair.endsWith(quote) && pair.length() > quote.length()) {
                return new String[] {pair.substring(0, pair.length() - quote.length()), quote};
            }
        }
        return new String[] {symbol, ""};
    }
}
