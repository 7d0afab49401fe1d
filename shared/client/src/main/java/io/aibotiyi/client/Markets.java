package io.aibotiyi.client;

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

/** Market data queries. */
public interface Markets {

    List<InstrumentView> instruments();

    List<TickerView> tickers();

    List<FeedView> feeds();

    BookView book(InstrumentId instrument, int depth);

    /** Newest last, at most {@code limit} (1 to 1000). */
    List<TradeView> trades(InstrumentId instrument, int limit);

    /**
     * The newest {@code limit} (1 to 5000) candles of {@code [from, to)}, oldest first; either
     * bound may be absent.
     */
    CandlePage candles(
            InstrumentId instrument,
            Timeframe timeframe,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit);

    /**
     * What traded by price and aggressor in the newest {@code limit} (1 to 500) candles that open
     * before {@code to}. Counted by the backend, so that no trade crosses the wire; joined to the
     * TRADES channel at {@link FootprintPage#through}.
     *
     * @param step height of a row, a multiple of the tick size
     * @param to absent for the present
     */
    FootprintPage footprints(
            InstrumentId instrument,
            Timeframe timeframe,
            BigDecimal step,
            @Nullable Instant to,
            int limit);
}
