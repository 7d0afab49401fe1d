package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * Reads what the commands of a batch will read before they are carried out, kind by kind of memory:
 * the slot of the id, the order, its neighbours and the page of its new price, that price's level,
 * the level's last order. In a large book each command waits for memory that often in a row; reads
 * of different commands do not wait for each other, so that a batch waits hardly longer than one
 * command. It changes nothing and what it finds does not matter: an order may be gone by then.
 */
final class Foresight {

    /** Orders from which on books no longer lie in a core's own cache. */
    private static final int LARGE = 1 << 14;

    static final int MOST = 64;

    private final Shard shard;
    private final OrderIndex index;
    private final Orders orders;
    private final Levels levels;
    private final int[] handles = new int[MOST];
    private final int[] targets = new int[MOST];

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
        if (index.size() < LARGE) {
            return;
        }
        int count = Math.min(MOST, end - from);
        long sum = 0;
        for (int i = 0; i < count; i++) {
            handles[i] = index.guess(commands[from + i].order(0));
        }
        for (int i = 0; i < count; i++) {
            sum += orders.touch(handles[i]);
        }
        for (int i = 0; i < count; i++) {
            int o = handles[i];
            sum += orders.touchNeighbours(o) + levels.visible(orders.level(o));
            targets[i] = target(commands[from + i], o);
        }
        for (int i = 0; i < count; i++) {
            targets[i] = levels.last(targets[i]);
        }
        for (int i = 0; i < count; i++) {
            sum += orders.next(targets[i]);
        }
        seen = sum;
    }

    /** The level at a command's price, if there is one. */
    private int target(Command c, int o) {
        Book book = shard.book(c.symbol());
        if (book == null || c.price(0) == 0) {
            return Levels.NONE;
        }
        boolean buys =
                o == Orders.NONE
                        ? c.side(0) == Side.BUY
                        : !OrderFlags.has(orders.flags(o), OrderFlags.SELL);
        PriceLadder ladder = buys ? book.bids : book.asks;
        return ladder.find(ladder.keyOf(book.ticks(c.price(0))));
    }
}
