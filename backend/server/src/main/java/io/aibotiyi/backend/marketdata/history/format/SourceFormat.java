package io.aibotiyi.backend.marketdata.history.format;

import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.VolumeUnit;

/** Formats that can be imported. */
public enum SourceFormat {
    BINANCE_CAPTURE("binance-capture", "binance", HistoryKind.TRADES),
    BINANCE_CAPTURE_AGGREGATE("binance-capture", "binance", HistoryKind.AGGREGATE_TRADES),
    BINANCE_KLINES("binance-klines-csv", "binance", HistoryKind.CANDLES),
    BINANCE_TRADES("binance-trades-csv", "binance", HistoryKind.TRADES),
    BINANCE_AGGREGATE_TRADES("binance-aggtrades-csv", "binance", HistoryKind.AGGREGATE_TRADES),
    OHLCV_CSV("ohlcv-csv", "import", HistoryKind.CANDLES),
    COINBASE_CANDLES("coinbase-candles-json", "coinbase", HistoryKind.CANDLES),
    KRAKEN_OHLC("kraken-ohlc-json", "kraken", HistoryKind.CANDLES),
    KRAKEN_TRADES("kraken-trades-json", "kraken", HistoryKind.TRADES);

    private final String text;
    private final String venue;
    private final HistoryKind kind;

    SourceFormat(String text, String venue, HistoryKind kind) {
        this.text = text;
        this.venue = venue;
        this.kind = kind;
    }

    /** Name in reports. */
    public String text() {
        return text;
    }

    /** Where data of this format comes from unless told otherwise. */
    public String venue() {
        return venue;
    }

    public HistoryKind kind() {
        return kind;
    }

    /** What volumes count, where the format says; plain CSV leaves it to its header. */
    public VolumeUnit volumeUnit() {
        return this == OHLCV_CSV ? VolumeUnit.UNKNOWN : VolumeUnit.BASE;
    }
}
