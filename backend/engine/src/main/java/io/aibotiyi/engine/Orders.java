package io.aibotiyi.engine;

/**
 * All orders of a shard as rows of flat arrays; a handle (1 and up, {@link #NONE} is no order)
 * names a row. Flat rows cost the collector nothing, copy into a snapshot as they are and lie
 * together; objects were slower by the collector's barrier at each of a queue's links.
 *
 * <p>What every match reads is one row of eight words; what only some orders need stands apart. The
 * links of its queue and those of its account's list stand in arrays of their own, eight orders to
 * a cache line, since an order's neighbours' rows are not read, and as numbers of their own: a
 * neighbour's is written without being read first, so that nothing waits for its memory.
 */
final class Orders {

    static final int NONE = 0;

    /** States, see {@link OrderFlags#state}. */
    static final int IN_HAND = 0;

    static final int RESTING = 1;
    static final int WAITING = 2;
    static final int TRAILING = 3;
    static final int QUEUED = 4;
    static final int DORMANT = 5;
    static final int ARMING = 6;

    private static final int ROW = 3;
    private static final int ID = 0;
    private static final int PRICE = 1;
    private static final int QUANTITY = 2;
    private static final int REMAINING = 3;
    private static final int RANK = 4;
    private static final int LEVEL_AND_HOLDING = 5;
    private static final int FLAGS = 6;
    private static final int ACCOUNT = 7;

    private static final int TRIGGER = 0;
    private static final int DISPLAY = 1;
    private static final int TRAIL = 2;
    private static final int EXPIRY = 3;
    private static final int PEER_AND_CHILD = 4;
    private static final int HEAP_PLACE = 5;
    private static final int VISIBLE = 6;

    private static final int LINKS_ROW = 1;
    private static final int PREVIOUS = 0;
    private static final int NEXT = 1;

    private final long[] hot;
    private final long[] cold;
    private final int[] queueLinks;
    private final int[] accountLinks;
    private int free;
    private int fresh = 1;
    private int available;

    /** One row more than may stay, for the order in hand. */
    Orders(int maxOrders) {
        int rows = maxOrders + 2;
        hot = new long[rows << ROW];
        cold = new long[rows << ROW];
        queueLinks = new int[rows << LINKS_ROW];
        accountLinks = new int[rows << LINKS_ROW];
        available = maxOrders + 1;
    }

    /** Rows that orders which stay may still take. */
    int room() {
        return available - 1;
    }

    int take() {
        available--;
        int o = free;
        if (o == NONE) {
            return fresh++;
        }
        free = next(o);
        return o;
    }

    void give(int o) {
        next(o, free);
        hot[(o << ROW) + FLAGS] = 0;
        free = o;
        available++;
    }

    void init(
            int o,
            long id,
            int symbol,
            int flags,
            long price,
            long quantity,
            long account,
            int holding) {
        int at = o << ROW;
        hot[at + ID] = id;
        hot[at + PRICE] = price;
        hot[at + QUANTITY] = quantity;
        hot[at + REMAINING] = quantity;
        hot[at + LEVEL_AND_HOLDING] = (long) holding << 32;
        hot[at + FLAGS] = (long) symbol << 32 | flags;
        hot[at + ACCOUNT] = account;
    }

    /** Only of orders whose flags say that they have them are these ever read. */
    void initRare(int o, long trigger, long display, long trail, long expiry) {
        int at = o << ROW;
        cold[at + TRIGGER] = trigger;
        cold[at + DISPLAY] = display;
        cold[at + TRAIL] = trail;
        cold[at + EXPIRY] = expiry;
        cold[at + PEER_AND_CHILD] = 0;
        cold[at + HEAP_PLACE] = 0;
    }

    long id(int o) {
        return hot[(o << ROW) + ID];
    }

    /** True if a row holds a live order, which has this id. */
    boolean isLive(int o, long id) {
        return id(o) == id && OrderFlags.has(flags(o), OrderFlags.REGISTERED);
    }

    long price(int o) {
        return hot[(o << ROW) + PRICE];
    }

    void price(int o, long price) {
        hot[(o << ROW) + PRICE] = price;
    }

    /** As ordered or amended, less what was taken off without a trade. */
    long quantity(int o) {
        return hot[(o << ROW) + QUANTITY];
    }

    void quantity(int o, long quantity) {
        hot[(o << ROW) + QUANTITY] = quantity;
    }

    long remaining(int o) {
        return hot[(o << ROW) + REMAINING];
    }

    void remaining(int o, long remaining) {
        hot[(o << ROW) + REMAINING] = remaining;
    }

    long filled(int o) {
        return quantity(o) - remaining(o);
    }

    /** What of the remaining quantity the market sees: all of it but of icebergs. */
    long visible(int o) {
        return isIceberg(o) ? cold[(o << ROW) + VISIBLE] : remaining(o);
    }

    /** Of any other order than an iceberg it follows the remaining quantity. */
    void visible(int o, long visible) {
        if (isIceberg(o)) {
            cold[(o << ROW) + VISIBLE] = visible;
        }
    }

    private boolean isIceberg(int o) {
        return OrderFlags.has(flags(o), OrderFlags.ICEBERG);
    }

    int level(int o) {
        return (int) hot[(o << ROW) + LEVEL_AND_HOLDING];
    }

    void level(int o, int level) {
        int at = (o << ROW) + LEVEL_AND_HOLDING;
        hot[at] = (hot[at] & 0xFFFF_FFFF_0000_0000L) | level;
    }

    int holding(int o) {
        return (int) (hot[(o << ROW) + LEVEL_AND_HOLDING] >>> 32);
    }

    int flags(int o) {
        return (int) hot[(o << ROW) + FLAGS];
    }

    void flags(int o, int flags) {
        int at = (o << ROW) + FLAGS;
        hot[at] = (hot[at] & 0xFFFF_FFFF_0000_0000L) | flags;
    }

    int symbol(int o) {
        return (int) (hot[(o << ROW) + FLAGS] >>> 32);
    }

    long account(int o) {
        return hot[(o << ROW) + ACCOUNT];
    }

    /** Order of registration, shard-wide. */
    long rank(int o) {
        return hot[(o << ROW) + RANK];
    }

    void rank(int o, long rank) {
        hot[(o << ROW) + RANK] = rank;
    }

    long trigger(int o) {
        return cold[(o << ROW) + TRIGGER];
    }

    void trigger(int o, long trigger) {
        cold[(o << ROW) + TRIGGER] = trigger;
    }

    long display(int o) {
        return cold[(o << ROW) + DISPLAY];
    }

    /** Distance of a trailing stop from the best price since. */
    long trail(int o) {
        return cold[(o << ROW) + TRAIL];
    }

    void trail(int o, long trail) {
        cold[(o << ROW) + TRAIL] = trail;
    }

    long expiry(int o) {
        return cold[(o << ROW) + EXPIRY];
    }

    int peer(int o) {
        return (int) (cold[(o << ROW) + PEER_AND_CHILD] >>> 32);
    }

    void peer(int o, int peer) {
        int at = (o << ROW) + PEER_AND_CHILD;
        cold[at] = (cold[at] & 0xFFFF_FFFFL) | ((long) peer << 32);
    }

    /** First order that waits for this one's end; a second is the first's peer. */
    int child(int o) {
        return (int) cold[(o << ROW) + PEER_AND_CHILD];
    }

    void child(int o, int child) {
        int at = (o << ROW) + PEER_AND_CHILD;
        cold[at] = (cold[at] & 0xFFFF_FFFF_0000_0000L) | child;
    }

    /** The order that a dormant one waits for. */
    int parent(int o) {
        return (int) (cold[(o << ROW) + HEAP_PLACE] >>> 32);
    }

    void parent(int o, int parent) {
        int at = (o << ROW) + HEAP_PLACE;
        cold[at] = (cold[at] & 0xFFFF_FFFFL) | ((long) parent << 32);
    }

    int heapPlace(int o) {
        return (int) cold[(o << ROW) + HEAP_PLACE];
    }

    void heapPlace(int o, int place) {
        int at = (o << ROW) + HEAP_PLACE;
        cold[at] = (cold[at] & 0xFFFF_FFFF_0000_0000L) | place;
    }

    int previous(int o) {
        return queueLinks[(o << LINKS_ROW) + PREVIOUS];
    }

    void previous(int o, int previous) {
        queueLinks[(o << LINKS_ROW) + PREVIOUS] = previous;
    }

    int next(int o) {
        return queueLinks[(o << LINKS_ROW) + NEXT];
    }

    void next(int o, int next) {
        queueLinks[(o << LINKS_ROW) + NEXT] = next;
    }

    int accountPrevious(int o) {
        return accountLinks[(o << LINKS_ROW) + PREVIOUS];
    }

    void accountPrevious(int o, int previous) {
        accountLinks[(o << LINKS_ROW) + PREVIOUS] = previous;
    }

    int accountNext(int o) {
        return accountLinks[(o << LINKS_ROW) + NEXT];
    }

    void accountNext(int o, int next) {
        accountLinks[(o << LINKS_ROW) + NEXT] = next;
    }

    /** Reads what a command on an order will read; see {@link Foresight}. */
    long touch(int o) {
        return hot[o << ROW] + hot[(o << ROW) + ACCOUNT] + queueLinks[o << LINKS_ROW];
    }

    /** Reads what taking an order out of its queue will write. */
    long touchNeighbours(int o) {
        return (long) next(next(o)) + previous(previous(o));
    }

    /** Reads what taking an order out of its account's list will write. */
    long touchAccountNeighbours(int o) {
        return (long) accountPrevious(accountNext(o)) + accountNext(accountPrevious(o));
    }

    void copy(StateTransfer state) {
        fresh = state.number(fresh);
        free = state.number(free);
        available = state.number(available);
        state.words(hot, fresh << ROW);
        state.words(cold, fresh << ROW);
        state.numbers(queueLinks, fresh << LINKS_ROW);
        state.numbers(accountLinks, fresh << LINKS_ROW);
    }
}
