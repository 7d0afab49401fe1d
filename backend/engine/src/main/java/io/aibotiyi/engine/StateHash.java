package io.aibotiyi.engine;

/** Hashes a shard's state in an order that the rules give, not the memory. */
final class StateHash {

    private final Shard shard;
    private final Orders orders;
    private long hash = 1;

    private StateHash(Shard shard) {
        this.shard = shard;
        orders = shard.orders;
    }

    static long of(Shard shard) {
        return new StateHash(shard).hash();
    }

    /** Mixes one more word into a hash; each bit of either spreads over the whole. */
    static long mix(long hash, long value) {
        long h = (hash ^ value) * 0xBF58_476D_1CE4_E5B9L;
        return (h ^ (h >>> 29)) * 0x94D0_49BB_1331_11EBL + 0x9E37_79B9_7F4A_7C15L;
    }

    private long hash() {
        add(shard.events.sequence());
        add(shard.commands);
        add(shard.now);
        for (long source : shard.sources) {
            add(source);
        }
        for (int symbol = 1; symbol <= shard.maxSymbol(); symbol++) {
            Book book = shard.book(symbol);
            if (book != null) {
                add(book);
            }
        }
        return hash;
    }

    private void add(long value) {
        hash = mix(hash, value);
    }

    private void add(Book book) {
        add(book.rules.symbol());
        Command definition = new Command().define(book.rules, 0);
        for (int i = 0; i < definition.length(); i++) {
            add(definition.words()[i]);
        }
        add(book.phase.code());
        add(book.last);
        add(book.reference());
        add(book.pauseEnd);
        Holdings holdings = shard.holdings;
        for (int h = book.firstHolding; h != Holdings.NONE; h = holdings.next(h)) {
            add(holdings.account(h));
            add(holdings.position(h));
            for (int o = holdings.firstOrder(h); o != Orders.NONE; o = orders.accountNext(o)) {
                addOrder(o);
            }
        }
        add(book.bids);
        add(book.asks);
        add(book.rising);
        add(book.falling);
        addLine(book.trailing.first());
        addLine(book.activations.first());
    }

    private void addOrder(int o) {
        int flags = orders.flags(o);
        add(orders.id(o));
        add(flags);
        add(orders.price(o));
        add(orders.quantity(o));
        add(orders.remaining(o));
        add(orders.rank(o));
        if (OrderFlags.state(flags) == Orders.RESTING) {
            add(orders.visible(o));
        }
        int rare =
                OrderFlags.ICEBERG | OrderFlags.TIMED | OrderFlags.LINKED | OrderFlags.CONDITIONAL;
        if (OrderFlags.has(flags, rare)) {
            addRare(o);
        }
    }

    private void addRare(int o) {
        add(orders.trigger(o));
        add(orders.display(o));
        add(orders.trail(o));
        add(orders.expiry(o));
        addId(orders.peer(o));
        addId(orders.child(o));
        addId(orders.parent(o));
    }

    private void addId(int o) {
        add(o == Orders.NONE ? 0 : orders.id(o));
    }

    private void add(PriceLadder ladder) {
        for (int l = ladder.best(); l != Levels.NONE; l = ladder.worse(l)) {
            add(shard.levels.price(l));
            addLine(shard.levels.first(l));
        }
    }

    private void addLine(int first) {
        for (int o = first; o != Orders.NONE; o = orders.next(o)) {
            add(orders.id(o));
        }
    }
}
