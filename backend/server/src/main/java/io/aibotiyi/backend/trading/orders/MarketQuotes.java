package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What market orders would meet now. */
@Component
final class MarketQuotes {

    /**
     * What a market order would meet.
     *
     * @param price the worst ask that buying needs, or the best bid
     * @param walk the cost of buying; absent for selling
     */
    record Quote(BigDecimal price, MarketBuys.@Nullable Walk walk) {}

    private final MarketData markets;
    private final OrderRules rules;
    private final MarketBuys marketBuys;
    private final Ledger ledger;

    MarketQuotes(MarketData markets, OrderRules rules, MarketBuys marketBuys, Ledger ledger) {
        this.markets = markets;
        this.rules = rules;
        this.marketBuys = marketBuys;
        this.ledger = ledger;
    }

    /**
     * @throws ProblemException BOOK_NOT_LIVE, BELOW_MINIMUM_NOTIONAL
     */
    Quote of(PlaceOrder request, Instrument instrument) {
        BookSnapshot book =
                markets.book(instrument.id(), MarketBuys.DEPTH)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.BOOK_NOT_LIVE,
                                        "A market order needs a live book of "
                                                + instrument.id()
                                                + "; try again, or place a limit order"));
        if (request.side() == Side.BUY) {
            MarketBuys.Walk walk =
                    MarketBuys.walk(book, instrument.quantityUnits(request.quantity()), instrument);
            minimum(request, instrument.price(walk.best()), instrument);
            return new Quote(instrument.price(walk.worst()), walk);
        }
        if (book.bids().isEmpty()) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE, "Nobody buys " + instrument.id() + " right now");
        }
        BigDecimal best = instrument.price(book.bids().getFirst().price());
        minimum(request, best, instrument);
        return new Quote(best, null);
    }

    private void minimum(PlaceOrder request, BigDecimal price, Instrument instrument) {
        boolean closes =
                Boolean.TRUE.equals(request.reduceOnly())
                        && markets.perpetual(instrument.id()).isPresent();
        if (!closes) {
            rules.minimum(request.quantity(), price, instrument);
        }
    }

    /**
     * The worst price a market order may execute at; null for a spot sale. In a perpetual it is the
     * market protection beyond the quote on either side.
     *
     * @throws ProblemException INSUFFICIENT_FUNDS
     */
    @Nullable BigDecimal worst(Quote quote, PlaceOrder request, Instrument instrument) {
        if (markets.perpetual(instrument.id()).isPresent()) {
            return marketBuys.protectedPrice(quote.price(), request.side(), instrument);
        }
        MarketBuys.Walk walk = quote.walk();
        return walk == null
                ? null
                : marketBuys.ceiling(
                        walk,
                        request.quantity(),
                        ledger.balance(
                                        LedgerAccount.cash(
                                                request.account(), instrument.quoteAsset()))
                                .free(),
                        instrument);
    }
}
