package io.aibotiyi.engine;

/**
 * What follows from an execution until nothing follows any more: fired and armed orders become
 * active one after the other, trading pauses where a band is left, phases change.
 */
final class Flow {

    private final Shard shard;
    private final Orders orders;
    private final Lifecycle lifecycle;
    private final Matcher matcher;
    private final Auction auction;

    Flow(Shard shard, Lifecycle lifecycle) {
        this.shard = shard;
        orders = shard.orders;
        this.lifecycle = lifecycle;
        matcher = new Matcher(shard, lifecycle);
        auction = new Auction(shard, lifecycle);
    }

    /** Executes an order in hand, or lets it gather while there is an auction. */
    void execute(Book book, int o) {
        if (book.phase == Phase.AUCTION) {
            lifecycle.rest(book, o);
        } else if (matcher.execute(book, o)) {
            pause(book);
        }
    }

    /** Carries through what the command has set off. */
    void settle(Book book) {
        lifecycle.armPending(book);
        while (book.phase == Phase.CONTINUOUS) {
            int o = book.activations.first();
            if (o == Orders.NONE) {
                return;
            }
            book.activations.unlink(o);
            lifecycle.enter(o, Orders.IN_HAND);
            execute(book, o);
            lifecycle.armPending(book);
        }
    }

    private void pause(Book book) {
        long nanos = book.rules.pauseNanos();
        book.pauseEnd = shard.now > Long.MAX_VALUE - nanos ? Long.MAX_VALUE : shard.now + nanos;
        shard.pauseEnd = Math.min(shard.pauseEnd, book.pauseEnd);
        book.phase = Phase.AUCTION;
        tellPhase(book);
        endReduceOnly(book);
    }

    /** Moves an instrument to a phase; what crosses trades first where trading begins or ends. */
    void phase(Book book, Phase phase, long reference) {
        if (reference != 0) {
            book.reference(reference);
        }
        boolean gathered = book.phase == Phase.AUCTION;
        book.pauseEnd = Long.MAX_VALUE;
        long price = 0;
        boolean uncrosses = phase == Phase.CONTINUOUS || phase == Phase.CLOSED;
        if (uncrosses && (gathered || book.isCrossed(shard.levels))) {
            price = auction.uncross(book);
        }
        book.phase = phase;
        tellPhase(book);
        if (price != 0) {
            lifecycle.fireReached(book, price);
        }
        if (phase == Phase.AUCTION) {
            endReduceOnly(book);
        } else if (phase == Phase.CLOSED) {
            endDayOrders(book);
        }
        settle(book);
    }

    /** Lets time pass to a later moment: orders expire, pauses end. */
    void advance(long time) {
        shard.now = time;
        shard.events.begin(shard.commands, time);
        while (shard.expiries.soonest() <= time) {
            int o = shard.expiries.first();
            Book book = shard.bookOf(o);
            lifecycle.cancel(book, o, CancelReason.EXPIRED);
            settle(book);
        }
        if (shard.pauseEnd <= time) {
            endPauses(time);
        }
    }

    private void endPauses(long time) {
        shard.pauseEnd = Long.MAX_VALUE;
        for (int symbol = 1; symbol <= shard.maxSymbol(); symbol++) {
            Book book = shard.book(symbol);
            if (book != null && book.pauseEnd <= time) {
                phase(book, Phase.CONTINUOUS, 0);
            }
            if (book != null) {
                shard.pauseEnd = Math.min(shard.pauseEnd, book.pauseEnd);
            }
        }
    }

    private void tellPhase(Book book) {
        shard.events.add(
                EventKind.PHASE, book.symbol, 0, 0, 0, book.reference(), book.phase.code(), 0);
    }

    private void endReduceOnly(Book book) {
        for (int h = book.firstHolding; h != Holdings.NONE; h = shard.holdings.next(h)) {
            int o = shard.holdings.firstOrder(h);
            while (o != Orders.NONE) {
                int flags = orders.flags(o);
                boolean ends =
                        OrderFlags.has(flags, OrderFlags.REDUCE_ONLY)
                                && OrderFlags.state(flags) == Orders.RESTING;
                o = ends ? endAndStartOver(book, h, o, CancelReason.REDUCE_ONLY) : next(o);
            }
        }
    }

    private void endDayOrders(Book book) {
        for (int h = book.firstHolding; h != Holdings.NONE; h = shard.holdings.next(h)) {
            int o = shard.holdings.firstOrder(h);
            while (o != Orders.NONE) {
                boolean ends = OrderFlags.validity(orders.flags(o)) == Validity.DAY;
                o = ends ? endAndStartOver(book, h, o, CancelReason.EXPIRED) : next(o);
            }
        }
    }

    private int next(int o) {
        return orders.accountNext(o);
    }

    /** Ends an order; answers the next of its account, the first if others ended with it. */
    private int endAndStartOver(Book book, int h, int o, CancelReason reason) {
        int next = orders.accountNext(o);
        boolean linked = OrderFlags.has(orders.flags(o), OrderFlags.LINKED);
        lifecycle.cancel(book, o, reason);
        return linked ? shard.holdings.firstOrder(h) : next;
    }

    /** Ends an account's orders in an instrument, oldest first; answers how many. */
    long endAll(Book book, int h, int side) {
        long before = shard.holdings.resting(h) + (long) shard.holdings.waiting(h);
        int o = shard.holdings.firstOrder(h);
        while (o != Orders.NONE) {
            boolean ends = side < 0 || (orders.flags(o) & OrderFlags.SELL) == side;
            o = ends ? endAndStartOver(book, h, o, CancelReason.REQUESTED) : next(o);
        }
        return before - shard.holdings.resting(h) - shard.holdings.waiting(h);
    }
}
