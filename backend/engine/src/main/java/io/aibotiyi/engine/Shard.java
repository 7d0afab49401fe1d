package io.aibotiyi.engine;

import org.jspecify.annotations.Nullable;

/** What all parts of one engine work on; no rules, only state. */
final class Shard {

    final EngineLimits limits;
    final Orders orders;
    final Levels levels;
    final OrderIndex index;
    final Holdings holdings;
    final ExpiryQueue expiries;
    final Events events;

    /** By symbol number; 0 is unused. */
    private final @Nullable Book[] books;

    /** Newest command number of each source. */
    final long[] sources;

    /** The engine's time, nanoseconds since the epoch; never runs back. */
    long now;

    /** Commands so far. */
    long commands;

    /** Orders registered so far. */
    long ranks;

    /** Perhaps the order that the command in hand names; not part of the state. */
    int guess;

    /** The live order with an id that the command in hand names, or {@link Orders#NONE}. */
    int find(long id) {
        return orders.isLive(guess, id) ? guess : index.find(id);
    }

    /** Soonest end of a volatility pause. */
    long pauseEnd = Long.MAX_VALUE;

    Shard(EngineLimits limits, EventSink sink) {
        this.limits = limits;
        orders = new Orders(limits.maxOrders());
        levels = new Levels(orders);
        index = new OrderIndex(orders);
        holdings = new Holdings(orders, limits.maxHoldings());
        expiries = new ExpiryQueue(orders, limits.maxOrders());
        events = new Events(sink);
        books = new Book[limits.maxSymbols() + 1];
        sources = new long[limits.maxSources() + 1];
    }

    /** The instrument with this number, null if none. */
    @Nullable Book book(int symbol) {
        return symbol > 0 && symbol < books.length ? books[symbol] : null;
    }

    /** The instrument of an order. */
    Book bookOf(int order) {
        Book book = books[orders.symbol(order)];
        if (book == null) {
            throw new IllegalStateException("order " + orders.id(order) + " has no instrument");
        }
        return book;
    }

    Book open(SymbolRules rules) {
        Book book = new Book(rules, orders, levels);
        books[rules.symbol()] = book;
        return book;
    }

    int maxSymbol() {
        return books.length - 1;
    }

    /** The account's holding in an instrument, made if there is none and room is. */
    int holding(Book book, long account) {
        int holding = holdings.find(account, book.symbol);
        if (holding == Holdings.NONE && !holdings.isFull()) {
            holding = holdings.add(account, book.symbol);
            if (book.lastHolding == Holdings.NONE) {
                book.firstHolding = holding;
            } else {
                holdings.next(book.lastHolding, holding);
            }
            book.lastHolding = holding;
        }
        return holding;
    }

    /** Tells of an order; {@code reason} is a code. */
    void tell(EventKind kind, Book book, int order, int reason, long price, long quantity) {
        int flags = orders.flags(order);
        events.add(
                kind,
                book.symbol,
                OrderFlags.told(flags) | reason << 8,
                orders.id(order),
                orders.account(order),
                price,
                quantity,
                orders.remaining(order));
    }

    /** Tells of a level; of {@code flags} only the side counts. */
    void tellLevel(Book book, int flags, long price, long visible) {
        int side = flags & OrderFlags.SELL;
        events.add(EventKind.LEVEL, book.symbol, side, 0, 0, price, visible, 0);
    }

    void copy(StateTransfer state) {
        now = state.word(now);
        commands = state.word(commands);
        ranks = state.word(ranks);
        pauseEnd = state.word(pauseEnd);
        state.words(sources, sources.length);
        orders.copy(state);
        levels.copy(state);
        index.copy(state);
        holdings.copy(state);
        expiries.copy(state);
        events.copy(state);
        for (int symbol = 1; symbol < books.length; symbol++) {
            copyBook(symbol, state);
        }
    }

    private void copyBook(int symbol, StateTransfer state) {
        Book book = books[symbol];
        if (state.number(book == null ? 0 : 1) == 0) {
            books[symbol] = null;
            return;
        }
        Command definition = new Command();
        SymbolRules rules = book == null ? SymbolRules.of(symbol, 1, 1) : book.rules;
        definition.define(rules, 0);
        state.words(definition.words(), definition.length());
        if (book == null || !book.rules.equals(definition.rules())) {
            book = open(definition.rules());
        }
        book.copy(state);
    }
}
