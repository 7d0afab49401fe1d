package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Market.BookView;
import io.aibotiyi.protocol.Market.CandlePage;
import io.aibotiyi.protocol.Market.FeedView;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Market.TickerView;
import io.aibotiyi.protocol.Market.TradeView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Market data over REST. */
final class HttpMarkets implements Markets {

    private final RestCalls rest;

    HttpMarkets(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<InstrumentView> instruments() {
        return rest.get("/instruments", new TypeReference<>() {});
    }

    @Override
    public List<TickerView> tickers() {
        return rest.get("/tickers", new TypeReference<>() {});
    }

    @Override
    public List<FeedView> feeds() {
        return rest.get("/feeds", new TypeReference<>() {});
    }

    @Override
    public BookView book(InstrumentId instrument, int depth) {
        return rest.get(of(instrument) + "/book?depth=" + depth, new TypeReference<>() {});
    }

    @Override
    public List<TradeView> trades(InstrumentId instrument, int limit) {
        return rest.get(of(instrument) + "/trades?limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public CandlePage candles(
            InstrumentId instrument,
            Timeframe timeframe,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit) {
        StringBuilder path = new StringBuilder(of(instrument));
        path.append("/candles?timeframe=").append(encoded(timeframe)).append("&limit=");
        path.append(limit);
        if (from != null) {
            path.append("&from=").append(encoded(from));
        }
        if (to != null) {
            path.append("&to=").append(encoded(to));
        }
        return rest.get(path.toString(), new TypeReference<>() {});
    }

    @Override
    public FootprintPage footprints(
            InstrumentId instrument,
            Timeframe timeframe,
            BigDecimal step,
            @Nullable Instant to,
            int limit) {
        StringBuilder path = new StringBuilder(of(instrument));
        path.append("/footprints?timeframe=").append(encoded(timeframe));
        path.append("&step=").append(step.toPlainString()).append("&limit=").append(limit);
        if (to != null) {
            path.append("&to=").append(encoded(to));
        }
        return rest.get(path.toString(), new TypeReference<>() {});
    }

    private static String of(InstrumentId instrument) {
        return "/instruments/" + encoded(instrument);
    }
}
