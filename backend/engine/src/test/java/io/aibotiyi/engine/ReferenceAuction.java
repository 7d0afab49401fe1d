package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.List;

/** The end of an auction: pairs of orders, best price and then age first, at one price. */
final class ReferenceAuction {

    private final ReferenceMarket market;
    private final ReferenceLife life;

    ReferenceAuction(ReferenceMarket market, ReferenceLife life) {
        this.market = market;
        this.life = life;
    }

    long uncross() {
        if (!market.isCrossed()) {
            market.event(EventKind.AUCTION, 0, 0, 0, 0, 0);
            return 0;
        }
        ReferencePrice found =
                ReferencePrice.of(market.side(Side.BUY), market.side(Side.SELL), market.anchor());
        market.event(EventKind.AUCTION, 0, 0, found.price(), found.volume(), found.surplus());
        long left = found.volume();
        while (left > 0) {
            long bid = market.side(Side.BUY).getFirst().price;
            long ask = market.side(Side.SELL).getFirst().price;
            long bidBefore = market.visibleAt(Side.BUY, bid);
            long askBefore = market.visibleAt(Side.SELL, ask);
            while (left > 0) {
                List<ReferenceOrder> bids = market.side(Side.BUY);
                List<ReferenceOrder> asks = market.side(Side.SELL);
                if (bids.isEmpty()
                        || asks.isEmpty()
                        || bids.getFirst().price != bid
                        || asks.getFirst().price != ask) {
                    break;
                }
                left -= auctionTrade(bids.getFirst(), asks.getFirst(), found.price(), left);
            }
            market.tellLevel(Side.BUY, bid, bidBefore);
            market.tellLevel(Side.SELL, ask, askBefore);
        }
        market.reference = found.price();
        return found.price();
    }

    private long auctionTrade(ReferenceOrder bid, ReferenceOrder ask, long price, long most) {
        long quantity = Math.min(most, Math.min(bid.remaining, ask.remaining));
        market.last = price;
        market.positions.merge(bid.account, quantity, Long::sum);
        market.positions.merge(ask.account, -quantity, Long::sum);
        for (ReferenceOrder o : List.of(bid, ask)) {
            o.remaining -= quantity;
            o.visible = Math.min(o.visible, o.remaining);
        }
        market.pairEvent(
                EventKind.TRADE, 2, bid, ask, price, quantity, bid.remaining, ask.remaining);
        for (ReferenceOrder o : List.of(bid, ask)) {
            life.endPeer(o);
            if (o.remaining == 0) {
                life.end(o);
            }
        }
        return quantity;
    }
}
