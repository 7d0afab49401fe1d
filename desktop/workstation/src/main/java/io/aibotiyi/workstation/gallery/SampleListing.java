package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Market.InstrumentView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Instruments of the sample market, with the prices they have come to. */
record SampleListing(InstrumentView view, BigDecimal last, double volatility) {

    static List<SampleListing> of(Scenario scenario) {
        return switch (scenario) {
            case EXTREME -> extreme();
            case EXCHANGES -> exchanges();
            default -> usual();
        };
    }

    private static List<SampleListing> exchanges() {
        List<SampleListing> all = new ArrayList<>(usual());
        SampleListing bitcoin = all.getFirst();
        InstrumentView real =
                new InstrumentView(
                        new InstrumentId(VenueId.of("binance"), bitcoin.view().id().symbol()),
                        "BTC",
                        "USDT",
                        bitcoin.view().tickSize(),
                        bitcoin.view().lotSize(),
                        bitcoin.view().minNotional(),
                        TradingMode.LIVE);
        all.add(1, new SampleListing(real, bitcoin.last(), bitcoin.volatility()));
        return List.copyOf(all);
    }

    /** The same market, recorded. */
    SampleListing replayed() {
        InstrumentView recorded =
                new InstrumentView(
                        new InstrumentId(VenueId.REPLAY, view.id().symbol()),
                        view.baseAsset(),
                        view.quoteAsset(),
                        view.tickSize(),
                        view.lotSize(),
                        view.minNotional(),
                        TradingMode.REPLAY);
        return new SampleListing(recorded, last, volatility);
    }

    boolean isReplayed() {
        return view.mode() == TradingMode.REPLAY;
    }

    private static List<SampleListing> usual() {
        return List.of(
                listing("BTC-USDT", "BTC", "0.1", "0.00001", "61482.1", 0.010),
                listing("ETH-USDT", "ETH", "0.01", "0.0001", "3127.44", 0.013),
                listing("SOL-USDT", "SOL", "0.01", "0.001", "148.62", 0.019),
                listing("XRP-USDT", "XRP", "0.0001", "0.1", "0.5214", 0.015),
                listing("AVAX-USDT", "AVAX", "0.01", "0.01", "34.18", 0.021),
                listing("LINK-USDT", "LINK", "0.001", "0.01", "14.302", 0.017),
                listing("DOGE-USDT", "DOGE", "0.00001", "1", "0.12418", 0.024),
                listing("LTC-USDT", "LTC", "0.01", "0.001", "83.07", 0.012),
                listing("BTC-USDT-PERP", "BTC", "0.1", "0.00001", "61502.6", 0.0102));
    }

    private static List<SampleListing> extreme() {
        return List.of(
                listing(
                        "1000000MOG-PERP-20261225-INVERSE",
                        "1000000MOG",
                        "0.00000001",
                        "1",
                        "0.00031874",
                        0.03),
                listing("BTC-IDR", "BTC", "1", "0.00000001", "1004821650", 0.01),
                listing("SHIB-USDT", "SHIB", "0.00000001", "1", "0.00002417", 0.02),
                listing("YFI-BTC-WEEKLY-SETTLED", "YFI", "0.00001", "0.0001", "0.11482", 0.02));
    }

    private static SampleListing listing(
            String symbol, String base, String tick, String lot, String last, double volatility) {
        String quote = symbol.equals("BTC-IDR") ? "IDR" : "USDT";
        InstrumentView view =
                new InstrumentView(
                        new InstrumentId(new VenueId("sim"), Symbol.of(symbol)),
                        base,
                        quote,
                        new BigDecimal(tick),
                        new BigDecimal(lot),
                        new BigDecimal("5"),
                        TradingMode.SIMULATED);
        return new SampleListing(view, new BigDecimal(last), volatility);
    }
}
