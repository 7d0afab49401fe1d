package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * One command in a flat, fixed layout; made once and used again. Filling it in checks nothing: the
 * engine answers what it does not take with a {@link RejectReason}.
 *
 * <pre>{@code
 * command.place(account, symbol, time).limit(id, Side.BUY, 100, 5).postOnly();
 * command.bracket(account, symbol, time)
 *         .limit(1, Side.BUY, 100, 5)
 *         .limit(2, Side.SELL, 110, 5)
 *         .stop(3, Side.SELL, 95, 5);
 * engine.apply(command);
 * }</pre>
 *
 * Its {@link #length()} words, in little endian, are what a journal keeps:
 *
 * <pre>
 *  0 kind | legs &lt;&lt; 8 | symbol &lt;&lt; 32     1 time
 *  2 account     3 source     4 sourceSequence
 *  then for each leg
 *  0 order   1 side | form &lt;&lt; 8 | validity &lt;&lt; 16 | selfTrade &lt;&lt; 24 | traits &lt;&lt; 32
 *  2 price   3 quantity   4 trigger   5 display   6 trail   7 expiry
 * </pre>
 */
public final class Command {

    /** Orders that one command can bring. */
    public static final int MAX_LEGS = 3;

    /** Words of the longest command. */
    public static final int MAX_WORDS = 5 + MAX_LEGS * 8;

    static final int HEADER = 5;
    static final int LEG = 8;
    static final int POST_ONLY = 1;
    static final int REDUCE_ONLY = 2;

    private static final int KINDS = CommandKind.values().length;

    static final int AMEND = CommandKind.AMEND.code();
    static final int CANCEL = CommandKind.CANCEL.code();

    /** The kinds up to this one bring orders. */
    static final int LAST_PLACE = CommandKind.PLACE_BRACKET.code();

    private static final int DEFINE = CommandKind.DEFINE_SYMBOL.code();
    private static final int PHASE = CommandKind.SET_PHASE.code();

    /** What makes the top bit of a byte of the traits rise if its constant is not known. */
    private static final long UNKNOWN_FROM =
            0x80L - 2
                    | (0x80L - OrderForm.values().length) << 8
                    | (0x80L - Validity.values().length) << 16
                    | (0x80L - SelfTradeMode.values().length) << 24;

    private static final long TOP_BITS = 0x8080_8080L;

    /** Side, validity and self-trade mode. */
    private static final long PLAIN_TRAITS = 0xFFFF_0001L;

    private final long[] words = new long[MAX_WORDS];

    /** One order, to follow. */
    public Command place(long account, int symbol, long time) {
        return begin(CommandKind.PLACE, 0, account, symbol, time);
    }

    /** Two orders, to follow, of which one cancels the other; at least one is conditional. */
    public Command oco(long account, int symbol, long time) {
        return begin(CommandKind.PLACE_OCO, 0, account, symbol, time);
    }

    /** Two orders, to follow, of which the second waits until the first ended with a fill. */
    public Command oto(long account, int symbol, long time) {
        return begin(CommandKind.PLACE_OTO, 0, account, symbol, time);
    }

    /** Three orders, to follow: the second and third are a pair that waits for the first. */
    public Command bracket(long account, int symbol, long time) {
        return begin(CommandKind.PLACE_BRACKET, 0, account, symbol, time);
    }

    /** Ends an order. */
    public Command cancel(long account, int symbol, long time, long order) {
        begin(CommandKind.CANCEL, 1, account, symbol, time);
        return put(HEADER, order, 0, 0, 0, 0);
    }

    /**
     * Changes a live order. A smaller total keeps its place in the queue; a greater one or another
     * price loses it, and it may trade at once. Zero leaves a value as it is.
     *
     * @param quantity new total, what was filled included
     * @param trigger new trigger price of an order that waits
     */
    public Command amend(
            long account,
            int symbol,
            long time,
            long order,
            long price,
            long quantity,
            long trigger) {
        begin(CommandKind.AMEND, 1, account, symbol, time);
        return put(HEADER, order, 0, price, quantity, trigger);
    }

    /** Ends orders of an account (0: all accounts) in an instrument (0: all), both sides. */
    public Command massCancel(long account, int symbol, long time) {
        return begin(CommandKind.MASS_CANCEL, 0, account, symbol, time);
    }

    /** Ends orders of one side. */
    public Command massCancel(long account, int symbol, long time, Side side) {
        begin(CommandKind.MASS_CANCEL, 1, account, symbol, time);
        return put(HEADER, 0, OrderFlags.bit(side), 0, 0, 0);
    }

    /** Adds an instrument; it opens in {@link Phase#CONTINUOUS}. */
    public Command define(SymbolRules rules, long time) {
        begin(CommandKind.DEFINE_SYMBOL, 2, 0, rules.symbol(), time);
        words[HEADER] = rules.tickSize();
        words[HEADER + 1] = rules.lotSize();
        words[HEADER + 2] = rules.minQuantity();
        words[HEADER + 3] = rules.maxQuantity();
        words[HEADER + 4] = rules.minNotional();
        words[HEADER + 5] = rules.maxNotional();
        words[HEADER + 6] = rules.priceBand();
        words[HEADER + 7] = rules.pauseBand();
        words[HEADER + 8] = rules.pauseNanos();
        words[HEADER + 9] = rules.maxOrders();
        words[HEADER + 10] = rules.maxWaiting();
        words[HEADER + 11] = rules.maxIcebergParts();
        return this;
    }

    /** Moves an instrument to a phase; a reference price of 0 leaves it as it is. */
    public Command phase(int symbol, long time, Phase phase, long referencePrice) {
        begin(CommandKind.SET_PHASE, 1, 0, symbol, time);
        return put(HEADER, 0, 0, referencePrice, phase.code(), 0);
    }

    /** States a position; negative is short. */
    public Command position(long account, int symbol, long time, long quantity) {
        begin(CommandKind.SET_POSITION, 1, account, symbol, time);
        return put(HEADER, 0, 0, 0, quantity, 0);
    }

    /** Lets time pass: what expires by then expires, pauses that end by then end. */
    public Command tick(long time) {
        return begin(CommandKind.TICK, 0, 0, 0, time);
    }

    public Command limit(long order, Side side, long price, long quantity) {
        return leg(order, side, OrderForm.LIMIT, price, quantity, 0);
    }

    public Command market(long order, Side side, long quantity) {
        return leg(order, side, OrderForm.MARKET, 0, quantity, 0);
    }

    /** Spends, or for a sale raises, at most {@code notional}: price times quantity. */
    public Command marketNotional(long order, Side side, long notional) {
        return leg(order, side, OrderForm.MARKET_NOTIONAL, 0, notional, 0);
    }

    public Command stop(long order, Side side, long trigger, long quantity) {
        return leg(order, side, OrderForm.STOP, 0, quantity, trigger);
    }

    public Command stopLimit(long order, Side side, long trigger, long price, long quantity) {
        return leg(order, side, OrderForm.STOP_LIMIT, price, quantity, trigger);
    }

    public Command marketIfTouched(long order, Side side, long trigger, long quantity) {
        return leg(order, side, OrderForm.MARKET_IF_TOUCHED, 0, quantity, trigger);
    }

    public Command limitIfTouched(long order, Side side, long trigger, long price, long quantity) {
        return leg(order, side, OrderForm.LIMIT_IF_TOUCHED, price, quantity, trigger);
    }

    /** A stop that follows the best trade price since it became active at a distance in price. */
    public Command trailingStop(long order, Side side, long distance, long quantity) {
        return leg(order, side, OrderForm.TRAILING_STOP, 0, quantity, 0).distance(distance);
    }

    /**
     * Of the newest leg: a trailing stop's distance. Amended to another one it trails anew from the
     * last trade's price, as if it had just become active, and keeps its age.
     */
    public Command distance(long distance) {
        words[current() + 6] = distance;
        return this;
    }

    /** Of the newest leg: how long it stands; GTC unless said. */
    public Command validity(Validity validity) {
        int at = current() + 1;
        words[at] = (words[at] & ~(0xFFL << 16)) | ((long) validity.code() << 16);
        return this;
    }

    /** Of the newest leg: stands until a time. */
    public Command goodTill(long epochNanos) {
        words[current() + 7] = epochNanos;
        return validity(Validity.GTD);
    }

    /** Of the newest leg: refused rather than traded at once. */
    public Command postOnly() {
        words[current() + 1] |= (long) POST_ONLY << 32;
        return this;
    }

    /** Of the newest leg: never opens or increases a position. */
    public Command reduceOnly() {
        words[current() + 1] |= (long) REDUCE_ONLY << 32;
        return this;
    }

    /** Of the newest leg: shows at most so much at a time. */
    public Command iceberg(long display) {
        words[current() + 5] = display;
        return this;
    }

    /** Of the newest leg: what to do when it meets its own account; NONE unless said. */
    public Command selfTrade(SelfTradeMode mode) {
        int at = current() + 1;
        words[at] = (words[at] & ~(0xFFL << 24)) | ((long) mode.code() << 24);
        return this;
    }

    /**
     * Numbers the command for its sender: a source counts its commands from 1 up, and one whose
     * number is not above the last taken is refused as {@link RejectReason#DUPLICATE_COMMAND}.
     * After a lost connection a sender repeats what was not acknowledged and nothing happens twice.
     *
     * @param source 1 to the engine's {@link EngineLimits#maxSources}; 0 is unnumbered
     */
    public Command from(int source, long sourceSequence) {
        words[3] = source;
        words[4] = sourceSequence;
        return this;
    }

    /** Words of a command by its first one, 0 if that has too many legs. */
    public static int lengthOf(long firstWord) {
        int legs = (int) (firstWord >>> 8) & 0xFF;
        return legs > MAX_LEGS ? 0 : HEADER + legs * LEG;
    }

    /** Words in use. */
    public int length() {
        return HEADER + legs() * LEG;
    }

    /** Its words, of which {@link #length()} count; read only. */
    public long[] words() {
        return words;
    }

    /**
     * Takes over a command's words.
     *
     * @return false if they are not a command; this one is then undefined
     */
    public boolean read(long[] from, int at, int length) {
        if (length < HEADER || length > MAX_WORDS || at < 0 || at + length > from.length) {
            return false;
        }
        System.arraycopy(from, at, words, 0, length);
        return length() == length && isKnown();
    }

    CommandKind kind() {
        return CommandKind.of(kindCode());
    }

    int kindCode() {
        return (int) words[0] & 0xFF;
    }

    int legs() {
        return (int) (words[0] >>> 8) & 0xFF;
    }

    int symbol() {
        return (int) (words[0] >>> 32);
    }

    long time() {
        return words[1];
    }

    long account() {
        return words[2];
    }

    long source() {
        return words[3];
    }

    long sourceSequence() {
        return words[4];
    }

    long order(int leg) {
        return words[HEADER + leg * LEG];
    }

    Side side(int leg) {
        return (words[HEADER + leg * LEG + 1] & 1) == 0 ? Side.BUY : Side.SELL;
    }

    OrderForm form(int leg) {
        return OrderForm.of((int) (words[HEADER + leg * LEG + 1] >>> 8) & 0xFF);
    }

    Validity validity(int leg) {
        return Validity.of((int) (words[HEADER + leg * LEG + 1] >>> 16) & 0xFF);
    }

    SelfTradeMode selfTradeMode(int leg) {
        return SelfTradeMode.of((int) (words[HEADER + leg * LEG + 1] >>> 24) & 0xFF);
    }

    boolean isPostOnly(int leg) {
        return (words[HEADER + leg * LEG + 1] >>> 32 & POST_ONLY) != 0;
    }

    boolean isReduceOnly(int leg) {
        return (words[HEADER + leg * LEG + 1] >>> 32 & REDUCE_ONLY) != 0;
    }

    /** True of an amendment that brings a price and nothing else. */
    boolean onlyMoves() {
        long others = words[HEADER + 3] | words[HEADER + 4] | words[HEADER + 6];
        return others == 0 && words[HEADER + 2] != 0;
    }

    /** True of one limit order without traits, good till a time excepted. */
    boolean isPlain() {
        long traits = words[HEADER + 1];
        boolean bare = (traits & ~PLAIN_TRAITS) == 0 && words[HEADER + 5] == 0;
        return bare && kind() == CommandKind.PLACE && validity(0) != Validity.GTD;
    }

    /** The order flags of a command that {@link #isPlain}. */
    int plainFlags() {
        return OrderFlags.ofLimit(words[HEADER + 1]);
    }

    long price(int leg) {
        return words[HEADER + leg * LEG + 2];
    }

    long quantity(int leg) {
        return words[HEADER + leg * LEG + 3];
    }

    long trigger(int leg) {
        return words[HEADER + leg * LEG + 4];
    }

    long display(int leg) {
        return words[HEADER + leg * LEG + 5];
    }

    long trail(int leg) {
        return words[HEADER + leg * LEG + 6];
    }

    long expiry(int leg) {
        return words[HEADER + leg * LEG + 7];
    }

    /** The rules that a {@link CommandKind#DEFINE_SYMBOL} brings; numbers out of range wrap. */
    SymbolRules rules() {
        return new SymbolRules(
                symbol(),
                words[HEADER],
                words[HEADER + 1],
                words[HEADER + 2],
                words[HEADER + 3],
                words[HEADER + 4],
                words[HEADER + 5],
                (int) words[HEADER + 6],
                (int) words[HEADER + 7],
                words[HEADER + 8],
                (int) words[HEADER + 9],
                (int) words[HEADER + 10],
                (int) words[HEADER + 11]);
    }

    /** True if kind, legs and every leg's constants are of this version. */
    boolean isKnown() {
        int kind = kindCode();
        int legs = legs();
        if (kind >= KINDS || legs > MAX_LEGS || !CommandKind.takes(kind, legs)) {
            return false;
        }
        boolean simple = legs == 1 && kind <= AMEND;
        return simple ? isLegKnown(0) : areLegsKnown(kind, legs);
    }

    private boolean areLegsKnown(int kind, int legs) {
        if (kind == DEFINE) {
            return true;
        }
        if (kind == PHASE && (quantity(0) < 0 || quantity(0) > 3)) {
            return false;
        }
        for (int leg = 0; leg < legs; leg++) {
            if (!isLegKnown(leg)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLegKnown(int leg) {
        long traits = words[HEADER + leg * LEG + 1] & 0xFFFF_FFFFL;
        return ((traits | (traits + UNKNOWN_FROM)) & TOP_BITS) == 0;
    }

    private Command begin(CommandKind kind, int legs, long account, int symbol, long time) {
        words[0] = kind.code() | (long) legs << 8 | (long) symbol << 32;
        words[1] = time;
        words[2] = account;
        words[3] = 0;
        words[4] = 0;
        return this;
    }

    private Command leg(
            long order, Side side, OrderForm form, long price, long quantity, long trigger) {
        int legs = legs();
        if (legs == MAX_LEGS) {
            throw new IllegalStateException("a command has at most " + MAX_LEGS + " legs");
        }
        words[0] += 1L << 8;
        long traits = OrderFlags.bit(side) | (long) form.code() << 8;
        return put(HEADER + legs * LEG, order, traits, price, quantity, trigger);
    }

    private Command put(int at, long order, long traits, long price, long quantity, long trigger) {
        words[at] = order;
        words[at + 1] = traits;
        words[at + 2] = price;
        words[at + 3] = quantity;
        words[at + 4] = trigger;
        words[at + 5] = 0;
        words[at + 6] = 0;
        words[at + 7] = 0;
        return this;
    }

    private int current() {
        int legs = legs();
        if (legs == 0) {
            throw new IllegalStateException("name the order before its traits");
        }
        return HEADER + (legs - 1) * LEG;
    }
}
