package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What market data knows of a fill's market and of its fee's. */
@Component
final class MarketListings implements FillWalk.Listings {

    private final MarketData markets;

    MarketListings(MarketData markets) {
        this.markets = markets;
    }

    @Override
    public Optional<Instrument> of(FillView fill) {
        return markets.instrument(fill.instrument());
    }

    /** The close of the minute's candle in the market of the two at the fill's venue. */
    @Override
    public Optional<BigDecimal> price(FillView fill, String asset, String currency) {
        long time = EpochNanos.of(fill.time());
        long minute = Timeframe.M1.floor(time);
        return markets.instruments().stream()
                .filter(i ->
                        i.id().venue().equals(fill.instrument().venue())
                                && i.baseAsset().equals(asset)
                                && i.quoteAsset().equals(currency)
                                && markets.perpetual(i.id()).isEmpty())
                .findFirst()
                .flatMap(market -> close(market, minute));
    }

    private Optional<BigDecimal> close(Instrument market, long minute) {
        try {
            List<Candle> candles =
                    markets.candles(
                            market.id(), Timeframe.M1, minute, minute + Timeframe.M1.nanos(), 1);
            return candles.isEmpty()
                    ? Optional.empty()
                    : Optional.of(market.price(candles.getLast().close()));
        } catch (UnknownInstrumentException e) {
            return Optional.empty();
        }
    }
}
