package io.aibotiyi.engine;

/**
 * Reads what the commands of a batch will read before they are carried out, kind by kind of memory.
 * In a large book each command waits for memory three or four times in a row; reads of different
 * commands do not wait for each other, so that a batch waits hardly longer than one command. It
 * changes nothing and what it finds does not matter: an order may be gone by then.
 */
final class Foresight {

    /** Orders from which on books no longer lie in a core's own cache. */
    private static final int LARGE = 1 << 14;

    static final int MOST = 64;

    private final OrderIndex index;
    private final Orders orders;
    private final int[] handles = new int[MOST];

    /** Keeps the reads from being taken for useless. */
    long seen;

    Foresight(Shard shard) {
        index = shard.index;
        orders = shard.orders;
    }

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
            sum += orders.touchNeighbours(o);
        }
        seen = sum;
    }
}
