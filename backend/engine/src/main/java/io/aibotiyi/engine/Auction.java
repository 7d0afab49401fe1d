package io.aibotiyi.engine;

/**
 * Ends an auction: every order that can trades at one price.
 *
 * <p>The price is, of the prices of crossing orders, the one at which most trades; of several the
 * one that leaves the smallest surplus; of several the highest if all leave a surplus to buy, the
 * lowest if all leave one to sell, and otherwise the nearest to the reference price (without one,
 * the last trade's), of two equally near the lower. Orders trade by price, then time; hidden
 * quantity trades with its order. Reduce-only orders take no part (they ended when the auction
 * began), so that what was counted does trade.
 */
final class Auction {

    private final Shard shard;
    private final Orders orders;
    private final Levels levels;
    private final Holdings holdings;
    private final Lifecycle lifecycle;
    private long price;
    private long volume;
    private long surplus;
    private long imbalance;
    private boolean someBuy;
    private boolean someSell;

    Auction(Shard shard, Lifecycle lifecycle) {
        this.shard = shard;
        orders = shard.orders;
        levels = shard.levels;
        holdings = shard.holdings;
        this.lifecycle = lifecycle;
    }

    /** Trades what crosses and tells of it; answers the price, zero if nothing crossed. */
    long uncross(Book book) {
        if (!book.isCrossed(levels)) {
            tell(book, 0, 0, 0);
            return 0;
        }
        findVolume(book);
        findPrice(book);
        long traded = price;
        tell(book, traded, volume, imbalance);
        trade(book, traded);
        book.last = traded;
        book.reference(traded);
        return traded;
    }

    private void tell(Book book, long at, long quantity, long left) {
        shard.events.add(EventKind.AUCTION, book.symbol, 0, 0, 0, at, quantity, left);
    }

    private void findVolume(Book book) {
        volume = 0;
        surplus = Long.MAX_VALUE;
        walk(book, false);
    }

    private void findPrice(Book book) {
        someBuy = false;
        someSell = false;
        price = 0;
        walk(book, false);
        walk(book, true);
    }

    /**
     * Goes up through the crossing orders' prices with the demand at or above and the supply at or
     * below each.
     *
     * @param choosing whether candidates are weighed against each other, volume and surplus known
     */
    private void walk(Book book, boolean choosing) {
        long low = levels.price(book.asks.best());
        long high = levels.price(book.bids.best());
        int bid = Levels.NONE;
        long demand = 0;
        for (int b = book.bids.best();
                b != Levels.NONE && levels.price(b) >= low;
                b = book.bids.worse(b)) {
            demand += levels.total(b);
            bid = b;
        }
        int ask = book.asks.best();
        long supply = 0;
        while (true) {
            long bidPrice = bid == Levels.NONE ? Long.MAX_VALUE : levels.price(bid);
            long askPrice = ask == Levels.NONE ? Long.MAX_VALUE : levels.price(ask);
            long at = Math.min(bidPrice, askPrice);
            if (at > high) {
                return;
            }
            if (askPrice == at) {
                supply += levels.total(ask);
                ask = book.asks.worse(ask);
            }
            consider(book, at, demand, supply, choosing);
            if (bidPrice == at) {
                demand -= levels.total(bid);
                bid = book.bids.better(bid);
            }
        }
    }

    private void consider(Book book, long at, long demand, long supply, boolean choosing) {
        long here = Math.min(demand, supply);
        long over = Math.abs(demand - supply);
        if (here > volume || (here == volume && over < surplus)) {
            volume = here;
            surplus = over;
        }
        if (here != volume || over != surplus) {
            return;
        }
        if (!choosing) {
            someBuy |= demand >= supply;
            someSell |= demand <= supply;
        } else if (price == 0 || isBetter(book, at)) {
            price = at;
            imbalance = demand - supply;
        }
    }

    /** Candidates come in rising order. */
    private boolean isBetter(Book book, long at) {
        if (someBuy != someSell) {
            return someBuy;
        }
        long anchor = book.reference() != 0 ? book.reference() : book.last;
        return Math.abs(at - anchor) < Math.abs(price - anchor);
    }

    private void trade(Book book, long at) {
        long left = volume;
        while (left > 0) {
            int bidLevel = book.bids.best();
            int askLevel = book.asks.best();
            long bidVisible = levels.visible(bidLevel);
            long askVisible = levels.visible(askLevel);
            while (left > 0 && levels.count(bidLevel) > 0 && levels.count(askLevel) > 0) {
                left -= pair(book, levels.first(bidLevel), levels.first(askLevel), at, left);
            }
            lifecycle.settle(book, 0, bidLevel, bidVisible);
            lifecycle.settle(book, OrderFlags.SELL, askLevel, askVisible);
        }
    }

    private long pair(Book book, int bid, int ask, long at, long most) {
        long quantity = Math.min(most, Math.min(orders.remaining(bid), orders.remaining(ask)));
        holdings.trade(orders.holding(bid), quantity);
        holdings.trade(orders.holding(ask), -quantity);
        long bidLeft = fill(bid, quantity);
        long askLeft = fill(ask, quantity);
        book.last = at;
        shard.events.addPair(
                EventKind.TRADE,
                book.symbol,
                Events.NO_SIDE,
                orders.id(bid),
                orders.account(bid),
                orders.id(ask),
                orders.account(ask),
                at,
                quantity,
                bidLeft,
                askLeft);
        after(book, bid, bidLeft);
        after(book, ask, askLeft);
        return quantity;
    }

    private long fill(int o, long quantity) {
        int level = orders.level(o);
        long remaining = orders.remaining(o) - quantity;
        long visible = Math.min(orders.visible(o), remaining);
        levels.add(level, visible - orders.visible(o), -quantity, false);
        orders.remaining(o, remaining);
        orders.visible(o, visible);
        if (remaining == 0) {
            levels.unlink(level, o);
        }
        return remaining;
    }

    private void after(Book book, int o, long remaining) {
        if (OrderFlags.has(orders.flags(o), OrderFlags.LINKED)) {
            lifecycle.cancelPeer(book, o);
        }
        if (remaining == 0) {
            lifecycle.release(book, o);
        }
    }
}
