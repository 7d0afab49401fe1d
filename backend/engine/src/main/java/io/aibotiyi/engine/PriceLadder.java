package io.aibotiyi.engine;

import java.util.Arrays;

/**
 * One side's levels in price order. A level's key grows towards the better price, so both sides are
 * the same code.
 *
 * <p>A trie of 64 children a node, each node with a word of which are taken, and a hash table from
 * prefix to node: finding a price is one probe, the neighbour of a level a bit scan that climbs
 * only out of emptied words, and a new price makes nodes above only where its page was empty: near
 * the touch hardly ever, far from it seldom more than one. Nothing is ever moved over, however many
 * prices there are: a sorted array of pages was as fast for some hundred pages and is not for a
 * hundred thousand. A page of 64 prices costs 256 bytes however few of them are taken.
 *
 * <p>The pages around the best price are found without the table's probe, by their number. They are
 * taken anew, for some microseconds, when the best price has left them and a page is made outside.
 *
 * <p>Grows to the working set, then allocates nothing.
 */
final class PriceLadder {

    /** Six bits each: keys are below 2^54. */
    private static final int TIERS = 9;

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int NONE = 0;

    /** Pages that are found without the table. */
    private static final int NEAR = 512;

    /** No key's page is near here. */
    private static final long FAR = Long.MIN_VALUE >> 1;

    private final Levels levels;
    private final long sign;

    /** Nodes by prefix; {@link #NONE} marks a free slot; at most a quarter are taken. */
    private int[] slotNodes = new int[256];

    private int mask = 255;
    private int shift = Long.numberOfLeadingZeros(255);
    private int used;

    /** Per node: which children there are, its prefix, its parent, and the children. */
    private long[] words = new long[16];

    private long[] prefixes = new long[16];
    private int[] parents = new int[16];
    private int[] children = new int[16 << 6];
    private int freeNode;
    private int freshNode = 1;

    /** The pages around the best price as the table has them, and the number of the first. */
    private final int[] near = new int[NEAR];

    private long nearFrom = FAR;

    private int best;
    private long bestKey = Long.MIN_VALUE;
    private int count;

    /**
     * @param sign +1 if higher prices are better, -1 if lower
     */
    PriceLadder(Levels levels, int sign) {
        this.levels = levels;
        this.sign = sign;
    }

    /** Number of levels. */
    int count() {
        return count;
    }

    long keyOf(long tick) {
        return tick * sign;
    }

    int best() {
        return best;
    }

    /** Key of the best level, {@link Long#MIN_VALUE} if there is none. */
    long bestKey() {
        return bestKey;
    }

    /** Key of a level of this ladder. */
    long key(int level) {
        int place = levels.place(level);
        return (prefixes[place >>> 6] & -16) << 2 | (place & 63);
    }

    /** The level at a key, or {@link Levels#NONE}. */
    int find(long key) {
        int node = page(key);
        return node == NONE ? Levels.NONE : children[(node << 6) + ((int) key & 63)];
    }

    /** The level at a key, made if there is none. */
    int findOrAdd(long key, long price) {
        int place = place(key);
        int level = at(place);
        return level == Levels.NONE ? add(place, key, price) : level;
    }

    /** Where a key's level is or would be; if there is none it must be added or moved here next. */
    int place(long key) {
        int node = page(key);
        if (node == NONE) {
            node = addPage(key);
        }
        return (node << 6) + ((int) key & 63);
    }

    /** The level at a place, or {@link Levels#NONE}. */
    int at(int place) {
        return children[place];
    }

    /** Makes the level of a key at its place, where there is none. */
    int add(int place, long key, long price) {
        int level = levels.take(price, place);
        count++;
        put(level, place, key);
        return level;
    }

    private void put(int level, int place, long key) {
        children[place] = level;
        words[place >>> 6] |= 1L << place;
        if (key > bestKey) {
            best = level;
            bestKey = key;
        }
    }

    /** Moves a level with its orders, not the best one, to another key's place, which is empty. */
    void move(int level, int place, long key, long price) {
        int from = levels.place(level);
        long before = key(level);
        put(level, place, key);
        levels.move(level, price, place);
        clear(from, before);
    }

    /** Takes out a level that is in this ladder; its orders, if any, are the caller's. */
    void remove(int level) {
        count--;
        if (level == best) {
            best = worse(level);
            bestKey = best == Levels.NONE ? Long.MIN_VALUE : key(best);
        }
        clear(levels.place(level), key(level));
        levels.give(level);
    }

    private void clear(int place, long key) {
        int node = place >>> 6;
        children[place] = Levels.NONE;
        long rest = words[node] & ~(1L << place);
        words[node] = rest;
        if (rest == 0) {
            removeNode(node, key);
        }
    }

    /** The next level away from the touch. */
    int worse(int level) {
        long key = key(level);
        int node = levels.place(level) >>> 6;
        for (int tier = 0; node != NONE; tier++) {
            long below = words[node] & ((1L << (key >> (6 * tier))) - 1);
            if (below != 0) {
                int child = children[(node << 6) + 63 - Long.numberOfLeadingZeros(below)];
                return last(child, tier);
            }
            node = parents[node];
        }
        return Levels.NONE;
    }

    /** The next level towards the touch. */
    int better(int level) {
        long key = key(level);
        int node = levels.place(level) >>> 6;
        for (int tier = 0; node != NONE; tier++) {
            long above = words[node] & (-2L << (key >> (6 * tier)));
            if (above != 0) {
                int child = children[(node << 6) + Long.numberOfTrailingZeros(above)];
                return first(child, tier);
            }
            node = parents[node];
        }
        return Levels.NONE;
    }

    private int last(int from, int tiers) {
        int at = from;
        for (int tier = tiers; tier > 0; tier--) {
            at = children[(at << 6) + 63 - Long.numberOfLeadingZeros(words[at])];
        }
        return at;
    }

    private int first(int from, int tiers) {
        int at = from;
        for (int tier = tiers; tier > 0; tier--) {
            at = children[(at << 6) + Long.numberOfTrailingZeros(words[at])];
        }
        return at;
    }

    /** The page of a key, or {@link #NONE}. */
    private int page(long key) {
        long at = (key >> 6) - nearFrom;
        return isNear(at) ? near[(int) at] : nodeOf(prefix(0, key));
    }

    private static boolean isNear(long at) {
        return (at & -NEAR) == 0;
    }

    private int addPage(long key) {
        int node = addNode(0, key);
        long number = key >> 6;
        if (isNear(number - nearFrom)) {
            near[(int) (number - nearFrom)] = node;
        } else if (count == 0) {
            centre(number);
        } else if (!isNear((bestKey >> 6) - nearFrom)) {
            centre(bestKey >> 6);
        }
        return node;
    }

    private void centre(long number) {
        nearFrom = number - NEAR / 2;
        for (int i = 0; i < NEAR; i++) {
            near[i] = nodeOf((nearFrom + i) << 4);
        }
    }

    private static long prefix(int tier, long key) {
        return (key >> (6 * (tier + 1)) << 4) | tier;
    }

    /** Makes a node, and those above it as far as there are none. */
    private int addNode(int tier, long key) {
        int node = takeNode();
        long prefix = prefix(tier, key);
        words[node] = 0;
        prefixes[node] = prefix;
        parents[node] = NONE;
        put(prefix, node);
        if (tier + 1 < TIERS) {
            int parent = nodeOf(prefix(tier + 1, key));
            if (parent == NONE) {
                parent = addNode(tier + 1, key);
            }
            long bit = key >> (6 * (tier + 1));
            words[parent] |= 1L << bit;
            children[(parent << 6) + ((int) bit & 63)] = node;
            parents[node] = parent;
        }
        return node;
    }

    /** Removes an empty page, and the nodes above it that become empty. */
    private void removeNode(int page, long key) {
        long at = (key >> 6) - nearFrom;
        if (isNear(at)) {
            near[(int) at] = NONE;
        }
        int node = page;
        for (int tier = 1; words[node] == 0; tier++) {
            int parent = parents[node];
            drop(node);
            children[node << 6] = freeNode;
            freeNode = node;
            if (parent == NONE) {
                return;
            }
            long bit = key >> (6 * tier);
            words[parent] &= ~(1L << bit);
            children[(parent << 6) + ((int) bit & 63)] = NONE;
            node = parent;
        }
    }

    private int home(long prefix) {
        return (int) ((prefix * GOLDEN) >>> shift);
    }

    private int nodeOf(long prefix) {
        int slot = home(prefix);
        while (true) {
            int node = slotNodes[slot];
            if (node == NONE || prefixes[node] == prefix) {
                return node;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void put(long prefix, int node) {
        if (++used > slotNodes.length / 4) {
            grow();
        }
        int slot = home(prefix);
        while (slotNodes[slot] != NONE) {
            slot = (slot + 1) & mask;
        }
        slotNodes[slot] = node;
    }

    private void drop(int node) {
        int hole = home(prefixes[node]);
        while (slotNodes[hole] != node) {
            hole = (hole + 1) & mask;
        }
        used--;
        for (int probe = (hole + 1) & mask; slotNodes[probe] != NONE; probe = (probe + 1) & mask) {
            int home = home(prefixes[slotNodes[probe]]);
            if (((probe - home) & mask) >= ((probe - hole) & mask)) {
                slotNodes[hole] = slotNodes[probe];
                hole = probe;
            }
        }
        slotNodes[hole] = NONE;
    }

    private void grow() {
        int[] old = slotNodes;
        resize(old.length * 2);
        for (int node : old) {
            if (node != NONE) {
                int slot = home(prefixes[node]);
                while (slotNodes[slot] != NONE) {
                    slot = (slot + 1) & mask;
                }
                slotNodes[slot] = node;
            }
        }
    }

    private void resize(int length) {
        slotNodes = new int[length];
        mask = length - 1;
        shift = Long.numberOfLeadingZeros(mask);
    }

    private int takeNode() {
        int node = freeNode;
        if (node == NONE) {
            node = freshNode++;
            if (freshNode > words.length) {
                extend(words.length * 2);
            }
        } else {
            freeNode = children[node << 6];
            children[node << 6] = NONE;
        }
        return node;
    }

    private void extend(int nodes) {
        words = Arrays.copyOf(words, nodes);
        prefixes = Arrays.copyOf(prefixes, nodes);
        parents = Arrays.copyOf(parents, nodes);
        children = Arrays.copyOf(children, nodes << 6);
    }

    void copy(StateTransfer state) {
        used = state.number(used);
        best = state.number(best);
        bestKey = state.word(bestKey);
        count = state.number(count);
        freeNode = state.number(freeNode);
        freshNode = state.number(freshNode);
        int slots = state.number(slotNodes.length);
        if (slots != slotNodes.length) {
            resize(slots);
        }
        state.numbers(slotNodes, slots);
        int nodes = state.number(words.length);
        if (nodes != words.length) {
            extend(nodes);
        }
        state.words(words, freshNode);
        state.words(prefixes, freshNode);
        state.numbers(parents, freshNode);
        state.numbers(children, freshNode << 6);
        if (count > 0) {
            centre(bestKey >> 6);
        } else {
            nearFrom = FAR;
        }
    }
}
