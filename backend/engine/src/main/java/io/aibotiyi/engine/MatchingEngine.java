package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * Matches the orders of one shard's instruments by price, then time. A taker trades at the maker's
 * price.
 *
 * <p>Single writer: all calls come from one thread. Deterministic: equal commands give equal
 * events, word for word, and an equal {@link #stateHash()} on every machine; time comes with the
 * commands. Once grown to the working set a command allocates nothing.
 *
 * <p>A command is checked whole before anything changes: it is either refused with one {@link
 * EventKind#REJECTED}, changing nothing (time apart), or accepted and carried through with all that
 * it sets off. If the sink throws, or gives a command from within an event, the engine stops: every
 * further command throws {@link IllegalStateException}, since events would no longer tell the
 * state. Rebuild it from its commands.
 *
 * <p>The engine keeps each account's position per instrument: it sums the trades and takes {@link
 * Command#position} for what came about elsewhere. Reduce-only orders are judged by it.
 */
public final class MatchingEngine {

    private final Shard shard;
    private final Lifecycle lifecycle;
    private final Flow flow;
    private final OrderEntry entry;
    private final Amendment amendment;
    private final Foresight foresight;
    private boolean inCommand;

    public MatchingEngine(EngineLimits limits, EventSink sink) {
        shard = new Shard(limits, sink);
        lifecycle = new Lifecycle(shard);
        flow = new Flow(shard, lifecycle);
        foresight = new Foresight(shard);
        OrderChecks checks = new OrderChecks(shard);
        entry = new OrderEntry(shard, lifecycle, checks, flow);
        amendment = new Amendment(shard, lifecycle, checks, flow);
    }

    /**
     * Carries commands out one after the other, as {@link #apply(Command)} would. In a large book a
     * batch is faster than its commands one by one: the engine reads ahead.
     */
    public void apply(Command[] commands, int count) {
        for (int from = 0; from < count; from += Foresight.MOST) {
            int end = Math.min(count, from + Foresight.MOST);
            foresight.look(commands, from, end);
            for (int i = from; i < end; i++) {
                shard.guess = foresight.guess(i - from);
                apply(commands[i]);
            }
        }
    }

    /** Carries a command out; the sink has its events when this returns. */
    public void apply(Command command) {
        if (inCommand) {
            throw stopped();
        }
        inCommand = true;
        shard.commands++;
        shard.events.begin(shard.commands, shard.now);
        if (!command.isKnown()) {
            entry.reject(command, 0, RejectReason.UNKNOWN_COMMAND);
        } else if (command.source() == 0 || isNew(command)) {
            if (command.time() > shard.now) {
                flow.advance(command.time());
            }
            dispatch(command);
        }
        shard.events.finish();
        inCommand = false;
    }

    private IllegalStateException stopped() {
        return new IllegalStateException(
                "engine stopped after event "
                        + sequence()
                        + ": its sink threw or gave a command from within an event; rebuild"
                        + " the engine from its commands");
    }

    /** False, told as a rejection, if the source's command was taken before. */
    private boolean isNew(Command c) {
        long source = c.source();
        if (source < 0 || source >= shard.sources.length) {
            entry.reject(c, 0, RejectReason.UNKNOWN_SOURCE);
            return false;
        }
        if (c.sourceSequence() <= shard.sources[(int) source]) {
            entry.reject(c, 0, RejectReason.DUPLICATE_COMMAND);
            return false;
        }
        shard.sources[(int) source] = c.sourceSequence();
        return true;
    }

    private void dispatch(Command c) {
        int kind = c.kindCode();
        if (kind == Command.AMEND) {
            amend(c);
        } else if (kind <= Command.LAST_PLACE) {
            entry.place(c);
        } else if (kind == Command.CANCEL) {
            cancel(c);
        } else {
            dispatchRare(c);
        }
    }

    private void dispatchRare(Command c) {
        switch (c.kind()) {
            case MASS_CANCEL -> massCancel(c);
            case DEFINE_SYMBOL -> define(c);
            case SET_PHASE -> setPhase(c);
            case SET_POSITION -> setPosition(c);
            default -> {}
        }
    }

    private void amend(Command c) {
        Book book = shard.book(c.symbol());
        RejectReason reason = book == null ? RejectReason.UNKNOWN_SYMBOL : amendment.amend(book, c);
        if (reason != null) {
            entry.reject(c, 0, reason);
        }
    }

    private void cancel(Command c) {
        Book book = shard.book(c.symbol());
        int o = shard.find(c.order(0));
        if (book == null) {
            entry.reject(c, 0, RejectReason.UNKNOWN_SYMBOL);
        } else if (o == Orders.NONE
                || shard.orders.account(o) != c.account()
                || shard.orders.symbol(o) != c.symbol()) {
            entry.reject(c, 0, RejectReason.UNKNOWN_ORDER);
        } else {
            int flags = shard.orders.flags(o);
            if (OrderFlags.isPlainResting(flags)) {
                lifecycle.cancelPlain(book, o, flags);
            } else {
                lifecycle.cancel(book, o, CancelReason.REQUESTED);
                flow.settle(book);
            }
        }
    }

    private void massCancel(Command c) {
        if (c.symbol() != 0 && shard.book(c.symbol()) == null) {
            entry.reject(c, 0, RejectReason.UNKNOWN_SYMBOL);
            return;
        }
        int side = c.legs() == 0 ? -1 : OrderFlags.bit(c.side(0));
        long ended = 0;
        for (int symbol = 1; symbol <= shard.maxSymbol(); symbol++) {
            Book book = shard.book(symbol);
            if (book != null && (c.symbol() == 0 || c.symbol() == symbol)) {
                ended += endAll(book, c.account(), side);
                flow.settle(book);
            }
        }
        shard.events.add(EventKind.MASS_CANCELLED, c.symbol(), 0, 0, c.account(), 0, ended, 0);
    }

    private long endAll(Book book, long account, int side) {
        if (account != 0) {
            int h = shard.holdings.find(account, book.symbol);
            return h == Holdings.NONE ? 0 : flow.endAll(book, h, side);
        }
        long ended = 0;
        for (int h = book.firstHolding; h != Holdings.NONE; h = shard.holdings.next(h)) {
            ended += flow.endAll(book, h, side);
        }
        return ended;
    }

    private void define(Command c) {
        if (shard.book(c.symbol()) != null) {
            entry.reject(c, c.legs(), RejectReason.DUPLICATE_SYMBOL);
        } else if (!c.rules().areValid()) {
            entry.reject(c, c.legs(), RejectReason.BAD_RULES);
        } else if (c.symbol() > shard.maxSymbol()) {
            entry.reject(c, c.legs(), RejectReason.TOO_MANY_SYMBOLS);
        } else {
            flow.phase(shard.open(c.rules()), Phase.CONTINUOUS, 0);
        }
    }

    private void setPhase(Command c) {
        Book book = shard.book(c.symbol());
        if (book == null) {
            entry.reject(c, 0, RejectReason.UNKNOWN_SYMBOL);
        } else if (c.price(0) != 0 && !book.isOnTick(c.price(0))) {
            entry.reject(c, 0, RejectReason.PRICE_NOT_ON_TICK);
        } else {
            flow.phase(book, Phase.of((int) c.quantity(0)), c.price(0));
        }
    }

    private void setPosition(Command c) {
        Book book = shard.book(c.symbol());
        int holding = book == null ? Holdings.NONE : shard.holding(book, c.account());
        if (book == null) {
            entry.reject(c, 0, RejectReason.UNKNOWN_SYMBOL);
        } else if (holding == Holdings.NONE) {
            entry.reject(c, 0, RejectReason.TOO_MANY_ACCOUNTS);
        } else {
            shard.holdings.position(holding, c.quantity(0));
            shard.events.add(
                    EventKind.POSITION, c.symbol(), 0, 0, c.account(), 0, c.quantity(0), 0);
        }
    }

    /** Number of the newest event, zero before the first. */
    public long sequence() {
        return shard.events.sequence();
    }

    /** Number of the newest command, zero before the first. */
    public long commands() {
        return shard.commands;
    }

    /** The engine's time: the latest of all commands', nanoseconds since the epoch. */
    public long time() {
        return shard.now;
    }

    /** How large the engine may grow. */
    public EngineLimits limits() {
        return shard.limits;
    }

    /** Newest command number of a source, zero before the first. */
    public long sourceSequence(int source) {
        return shard.sources[source];
    }

    /** Live orders: resting, waiting and dormant. */
    public int orders() {
        return shard.index.size();
    }

    /** What of an order is still to be filled, zero if it is not live. */
    public long remaining(long order) {
        int o = shard.index.find(order);
        return o == Orders.NONE ? 0 : shard.orders.remaining(o);
    }

    /** What an account holds in an instrument, negative if short. */
    public long position(long account, int symbol) {
        int h = shard.holdings.find(account, symbol);
        return h == Holdings.NONE ? 0 : shard.holdings.position(h);
    }

    /**
     * An instrument's book, to read between commands on the writer's thread.
     *
     * @throws IllegalArgumentException if there is no such instrument
     */
    public BookView book(int symbol) {
        Book book = shard.book(symbol);
        if (book == null) {
            throw new IllegalArgumentException("no instrument " + symbol + " in this engine");
        }
        return new BookView(shard, book);
    }

    /**
     * Hash of the whole state: counters, sources, positions, and every order with its place. Made
     * of longs only, and of nothing that depends on where rows lie: the same on every machine, in
     * every run, and after a recovery.
     */
    public long stateHash() {
        return StateHash.of(shard);
    }

    /** Carries the state out or in; between commands. The engine must have the same limits. */
    public void copy(StateTransfer state) {
        shard.copy(state);
    }

    /** Best price of a side, {@link BookView#NO_PRICE} if it is empty: without a view object. */
    public long bestPrice(int symbol, Side side) {
        Book book = shard.book(symbol);
        int best = book == null ? Levels.NONE : book.ladder(side).best();
        return best == Levels.NONE ? BookView.NO_PRICE : shard.levels.price(best);
    }
}
