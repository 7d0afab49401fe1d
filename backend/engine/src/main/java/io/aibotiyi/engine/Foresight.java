package io.aibotiyi.engine;

/**
 * Reads what the commands of a batch will read before they are carried out, kind by kind of memory:
 * the slot of the id, the order, its neighbours and the page of its new price, that price's level
 * and last order; of an order that ends also its account's list. In a large book each command waits
 * for memory that often in a row; reads of different commands do not wait for each other, so that a
 * batch waits hardly longer than one command. Each kind has a loop of its own with as few
 * instructions as can be, and none that decides by what it has just read: a core keeps some hundred
 * instructions in flight, and a branch that was guessed wrong ends the reads begun behind it. It
 * changes nothing and what it finds does not matter: an order may be gone by then.
 *
 * <p>The id's slot is looked up ahead in every book and handed to the command, which checks it. The
 * rest costs a quarter of a command, which is lost where commands keep to a few orders of a large
 * book: those lie in the cache anyway. So it watches one order of sixteen, by id, and reads on
 * while most commands on these name one that was not named lately.
 */
final class Foresight {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    /** Orders from which on books no longer lie in a core's own cache. */
    private static final int LARGE = 1 << 14;

    /** Watched orders remembered; times sixteen about as many as a core's cache holds. */
    private static final int WATCHED = 256;

    private static final int CONVINCED = 32;

    static final int MOST = 64;

    private final Shard shard;
    private final OrderIndex index;
    private final Orders orders;
    private final Levels levels;
    private final int[] handles = new int[MOST];
    private final int[] targets = new int[MOST];
    private final int[] guesses = new int[MOST];

    /** Ids of watched orders that were named lately. */
    private final long[] lately = new long[WATCHED];

    /** Above zero while most commands name other orders than lately. */
    private int scattered;

    /** Keeps the reads from being taken for useless. */
    long seen;

    Foresight(Shard shard) {
        this.shard = shard;
        index = shard.index;
        orders = shard.orders;
        levels = shard.levels;
    }

    /** Reads ahead for at most {@link #MOST} commands. */
    void look(Command[] commands, int from, int end) {
        int count = Math.min(MOST, end - from);
        guess(commands, from, count);
        if (index.size() < LARGE) {
            return;
        }
        watch(commands, from, end);
        if (scattered > 0) {
            read(commands, from, count);
        }
    }

    private void guess(Command[] commands, int from, int count) {
        long sum = 0;
        if (index.size() >= LARGE) {
            for (int i = 0; i < count; i++) {
                sum += index.touch(commands[from + i].order(0));
            }
        }
        for (int i = 0; i < count; i++) {
            guesses[i] = index.guess(commands[from + i].order(0));
        }
        for (int i = 0; i < count; i++) {
            sum += orders.touch(guesses[i]);
        }
        seen = sum;
    }

    /** The order that the i-th command read ahead of named then, or seldom another. */
    int guess(int i) {
        return guesses[i];
    }

    private void watch(Command[] commands, int from, int end) {
        for (int i = from; i < end; i++) {
            long id = commands[i].order(0);
            int hash = (int) ((id * GOLDEN) >>> 32);
            if ((hash & 15) == 0 && commands[i].kind() != CommandKind.PLACE) {
                int at = hash >>> 24;
                int step = lately[at] == id ? -1 : 1;
                lately[at] = id;
                scattered = Math.clamp(scattered + step, -CONVINCED, CONVINCED);
            }
        }
    }

    private void read(Command[] commands, int from, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += orders.touchNeighbours(guesses[i]);
        }
        for (int i = 0; i < count; i++) {
            int o = guesses[i];
            sum += levels.visible(orders.level(o));
            targets[i] = levels.last(target(commands[from + i], o));
        }
        for (int i = 0; i < count; i++) {
            sum += orders.next(targets[i]);
        }
        seen += sum;
        readEnding(commands, from, count);
    }

    /** Reads the account's list around orders that will end, and their slots. */
    private void readEnding(Command[] commands, int from, int count) {
        int ending = 0;
        for (int i = 0; i < count; i++) {
            int o = ends(commands[from + i], guesses[i]);
            handles[ending] = o;
            ending += o == Orders.NONE ? 0 : 1;
        }
        long sum = 0;
        for (int i = 0; i < ending; i++) {
            sum += orders.accountNext(handles[i]) + orders.touch(handles[i]);
        }
        for (int i = 0; i < ending; i++) {
            int o = handles[i];
            sum += orders.touchAccountNeighbours(o) + index.touch(orders.id(o));
        }
        seen += sum;
    }

    /** The level at a command's price, if there is one. */
    private int target(Command c, int o) {
        Book book = shard.book(c.symbol());
        if (book == null || c.price(0) == 0) {
            return Levels.NONE;
        }
        int flags = o == Orders.NONE ? OrderFlags.bit(c.side(0)) : orders.flags(o);
        PriceLadder ladder = book.own(flags);
        return ladder.find(ladder.keyOf(book.ticks(c.price(0))));
    }

    /** The order that a command will end: the one it cancels, or the first it meets. */
    private int ends(Command c, int o) {
        if (c.kind() == CommandKind.CANCEL) {
            return o;
        }
        Book book = shard.book(c.symbol());
        if (book == null || c.kind() != CommandKind.PLACE) {
            return Orders.NONE;
        }
        int flags = OrderFlags.bit(c.side(0));
        return book.crosses(flags, c.price(0))
                ? levels.first(book.makers(flags).best())
                : Orders.NONE;
    }
}
