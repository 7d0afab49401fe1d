package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * Events in a flat, fixed layout: {@value #WORDS} words each, written in little endian wherever
 * they become bytes. Equal commands give equal words on every machine.
 *
 * <pre>
 *  0 sequence          counts a shard's events from 1 without a gap
 *  1 kind | side &lt;&lt; 8 | reason &lt;&lt; 16 | form &lt;&lt; 24 | symbol &lt;&lt; 32
 *  2 command           sequence of the command that caused it
 *  3 time              the engine's, nanoseconds since the epoch
 *  4 order   5 account      the order; of a trade the taker (in an auction the buy order)
 *  6 counter 7 counterAccount   of a trade or a prevented one the maker (the sell order)
 *  8 price   9 quantity    10 remaining    11 counterRemaining
 * </pre>
 *
 * Fields that a kind does not name are zero. Of a MARKET_NOTIONAL order quantities outside of
 * trades are money.
 */
public final class Events {

    /** Words of an event. */
    public static final int WORDS = 12;

    /** Events that gather before the sink is called within a command. */
    public static final int CAPACITY = 1_024;

    static final int NO_SIDE = 2;

    private static final int AMENDED = EventKind.AMENDED.code();
    private static final int LEVEL = EventKind.LEVEL.code();

    private final long[] words = new long[CAPACITY * WORDS];
    private final EventSink sink;
    private int end;
    private boolean pairs;
    private long sequence;
    private long command;
    private long time;

    Events(EventSink sink) {
        this.sink = sink;
    }

    /** How many there are. */
    public int count() {
        return end / WORDS;
    }

    /** The words of all of them, from 0 to {@code count() * WORDS}; read only. */
    public long[] words() {
        return words;
    }

    public long sequence(int i) {
        return words[i * WORDS];
    }

    public EventKind kind(int i) {
        return EventKind.of((int) words[i * WORDS + 1] & 0xFF);
    }

    /** Side of the order or level; of a trade the taker's. */
    public Side side(int i) {
        return (words[i * WORDS + 1] >>> 8 & 0xFF) == 0 ? Side.BUY : Side.SELL;
    }

    /** True if a trade or cancel came from an auction, which knows no taker. */
    public boolean isAuction(int i) {
        return kind(i) == EventKind.TRADE && (words[i * WORDS + 1] >>> 8 & 0xFF) == NO_SIDE;
    }

    /** Why a command was refused. */
    public RejectReason rejectReason(int i) {
        return RejectReason.of((int) (words[i * WORDS + 1] >>> 16) & 0xFF);
    }

    /** Why an order ended or shrank. */
    public CancelReason cancelReason(int i) {
        return CancelReason.of((int) (words[i * WORDS + 1] >>> 16) & 0xFF);
    }

    /** An accepted order's form. */
    public OrderForm form(int i) {
        return OrderForm.of((int) (words[i * WORDS + 1] >>> 24) & 0xFF);
    }

    public int symbol(int i) {
        return (int) (words[i * WORDS + 1] >>> 32);
    }

    public long command(int i) {
        return words[i * WORDS + 2];
    }

    public long time(int i) {
        return words[i * WORDS + 3];
    }

    public long order(int i) {
        return words[i * WORDS + 4];
    }

    public long account(int i) {
        return words[i * WORDS + 5];
    }

    public long counter(int i) {
        return words[i * WORDS + 6];
    }

    public long counterAccount(int i) {
        return words[i * WORDS + 7];
    }

    public long price(int i) {
        return words[i * WORDS + 8];
    }

    public long quantity(int i) {
        return words[i * WORDS + 9];
    }

    public long remaining(int i) {
        return words[i * WORDS + 10];
    }

    public long counterRemaining(int i) {
        return words[i * WORDS + 11];
    }

    long sequence() {
        return sequence;
    }

    void begin(long commandSequence, long now) {
        command = commandSequence;
        time = now;
    }

    void finish() {
        if (end > 0) {
            sink.events(this);
            if (pairs) {
                clearPairs();
            }
            end = 0;
        }
    }

    /**
     * Most events have no counterparty: its words are zero between commands, not written each time.
     */
    private void clearPairs() {
        for (int at = 0; at < end; at += WORDS) {
            words[at + 6] = 0;
            words[at + 7] = 0;
            words[at + 11] = 0;
        }
        pairs = false;
    }

    void add(
            EventKind kind,
            int symbol,
            int traits,
            long order,
            long account,
            long price,
            long quantity,
            long remaining) {
        if (end == words.length) {
            finish();
        }
        int at = end;
        long[] w = words;
        w[at] = ++sequence;
        w[at + 1] = (long) symbol << 32 | (long) traits << 8 | kind.code();
        w[at + 2] = command;
        w[at + 3] = time;
        w[at + 4] = order;
        w[at + 5] = account;
        w[at + 8] = price;
        w[at + 9] = quantity;
        w[at + 10] = remaining;
        end = at + WORDS;
    }

    /**
     * What a move of a plain order tells, at once: {@link EventKind#AMENDED}, then what is left to
     * be seen at the price before, then what is to be seen at the new one.
     */
    void addMove(
            int symbol,
            int traits,
            long order,
            long account,
            long price,
            long quantity,
            long remaining,
            long priceBefore,
            long left,
            long visible) {
        if (end > words.length - 3 * WORDS) {
            finish();
        }
        int at = end;
        long[] w = words;
        long first = sequence;
        long level = (long) symbol << 32 | (traits & 0xFFL) << 8 | LEVEL;
        w[at] = first + 1;
        w[at + 1] = (long) symbol << 32 | (long) traits << 8 | AMENDED;
        w[at + 2] = command;
        w[at + 3] = time;
        w[at + 4] = order;
        w[at + 5] = account;
        w[at + 8] = price;
        w[at + 9] = quantity;
        w[at + 10] = remaining;
        w[at + 12] = first + 2;
        w[at + 13] = level;
        w[at + 14] = command;
        w[at + 15] = time;
        w[at + 16] = 0;
        w[at + 17] = 0;
        w[at + 20] = priceBefore;
        w[at + 21] = left;
        w[at + 22] = 0;
        w[at + 24] = first + 3;
        w[at + 25] = level;
        w[at + 26] = command;
        w[at + 27] = time;
        w[at + 28] = 0;
        w[at + 29] = 0;
        w[at + 32] = price;
        w[at + 33] = visible;
        w[at + 34] = 0;
        sequence = first + 3;
        end = at + 3 * WORDS;
    }

    /** {@code traits} is side | reason << 8 | form << 16. */
    void addPair(
            EventKind kind,
            int symbol,
            int traits,
            long order,
            long account,
            long counter,
            long counterAccount,
            long price,
            long quantity,
            long remaining,
            long counterRemaining) {
        if (end == words.length) {
            finish();
        }
        int at = end;
        long[] w = words;
        w[at] = ++sequence;
        w[at + 1] = (long) symbol << 32 | (long) traits << 8 | kind.code();
        w[at + 2] = command;
        w[at + 3] = time;
        w[at + 4] = order;
        w[at + 5] = account;
        w[at + 6] = counter;
        w[at + 7] = counterAccount;
        w[at + 8] = price;
        w[at + 9] = quantity;
        w[at + 10] = remaining;
        w[at + 11] = counterRemaining;
        end = at + WORDS;
        pairs = true;
    }

    void copy(StateTransfer state) {
        sequence = state.word(sequence);
    }
}
