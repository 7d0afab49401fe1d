package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.RiskService;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.strategies.slicing.BestPriceRoute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Plans a quantity over the books of every venue that executes the same two assets here: spot at
 * spot markets, a perpetual at perpetuals. What sells spot is owned; a perpetual may be sold short.
 */
@Component
final class Router {

    private final TradingService trading;
    private final RiskService risk;
    private final MarketData markets;

    Router(TradingService trading, RiskService risk, MarketData markets) {
        this.trading = trading;
        this.risk = risk;
        this.markets = markets;
    }

    /**
     * @param quantity of it to be planned
     */
    BestPriceRoute.Plan plan(
            UserId owner, Terms terms, Instrument instrument, BigDecimal quantity) {
        BigDecimal rate = risk.fees(owner, terms.account()).takerRate();
        boolean ofWhatIsOwned = terms.side() == Side.SELL && !isPerpetual(instrument);
        Map<InstrumentId, BigDecimal> owned = ofWhatIsOwned ? free(owner, terms) : Map.of();
        List<BestPriceRoute.Offer> offers = new ArrayList<>();
        for (Instrument listed : alike(instrument)) {
            offers.add(
                    new BestPriceRoute.Offer(
                            listed,
                            levels(listed.id(), terms.side()),
                            rate,
                            ofWhatIsOwned
                                    ? owned.getOrDefault(listed.id(), BigDecimal.ZERO)
                                    : null));
        }
        return BestPriceRoute.plan(terms.side(), quantity, terms.limitPrice(), offers);
    }

    private boolean isPerpetual(Instrument instrument) {
        return markets.perpetual(instrument.id()).isPresent();
    }

    private List<Instrument> alike(Instrument instrument) {
        boolean perpetual = isPerpetual(instrument);
        Set<VenueId> executing =
                markets.executionVenues().stream().map(v -> v.id()).collect(Collectors.toSet());
        return markets.instruments().stream()
                .filter(i ->
                        i.baseAsset().equals(instrument.baseAsset())
                                && i.quoteAsset().equals(instrument.quoteAsset())
                                && isPerpetual(i) == perpetual
                                && executing.contains(i.id().venue()))
                .toList();
    }

    private List<BookLevel> levels(InstrumentId id, Side side) {
        return markets.book(id, Situation.DEPTH)
                .map(book -> side == Side.BUY ? book.asks() : book.bids())
                .orElse(List.of());
    }

    /** What is owned at each venue and not in a working order to sell. */
    private Map<InstrumentId, BigDecimal> free(UserId owner, Terms terms) {
        Map<InstrumentId, BigDecimal> free = new HashMap<>();
        for (PositionView position : trading.portfolio(owner, terms.account()).positions()) {
            free.put(position.instrument(), position.quantity());
        }
        for (OrderView order : trading.working(owner, terms.account())) {
            if (order.side() == Side.SELL) {
                free.merge(
                        order.instrument(),
                        order.quantity().subtract(order.filled()).negate(),
                        BigDecimal::add);
            }
        }
        return free;
    }
}
