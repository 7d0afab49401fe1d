package io.aibotiyi.charts;

/**
 * Longs addressed by a signed position, in chunks of {@value #CHUNK}: growing to either side moves
 * chunk references, never values, so an append costs the same at a million entries as at ten.
 *
 * <p>Reading a position that was never set is a programming error (null pointer or index exception
 * across chunks, an arbitrary value inside one); the owner keeps the valid range. One thread.
 */
final class LongColumn {

    static final int BITS = 10;
    static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;
    private static final long[] EMPTY = {};

    private long[][] chunks = new long[4][];

    /** Chunk number that slot 0 stands for. */
    private int base;

    private int firstSlot;
    private int endSlot;

    long get(int position) {
        return chunks[(position >> BITS) - base][position & MASK];
    }

    void set(int position, long value) {
        int number = position >> BITS;
        int slot = number - base;
        if (slot < firstSlot || slot >= endSlot) {
            slot = makeRoom(number);
        }
        chunks[slot][position & MASK] = value;
    }

    void clear() {
        chunks = new long[4][];
        base = 0;
        firstSlot = 0;
        endSlot = 0;
    }

    /** Frees the chunks that lie wholly before the position. */
    void dropBefore(int position) {
        int slot = Math.min((position >> BITS) - base, endSlot);
        while (firstSlot < slot) {
            chunks[firstSlot++] = EMPTY;
        }
    }

    private int makeRoom(int number) {
        if (firstSlot == endSlot) {
            base = number - 1;
            firstSlot = 1;
            endSlot = 1;
        }
        int first = Math.min(base + firstSlot, number);
        int end = Math.max(base + endSlot, number + 1);
        int live = end - first;
        if (first < base || end - base > chunks.length) {
            long[][] wider = new long[Math.max(4, live * 2)][];
            int newBase = first - (wider.length - live) / 2;
            System.arraycopy(
                    chunks, firstSlot, wider, base + firstSlot - newBase, endSlot - firstSlot);
            firstSlot += base - newBase;
            endSlot += base - newBase;
            chunks = wider;
            base = newBase;
        }
        int newFirst = first - base;
        int newEnd = end - base;
        for (int slot = newFirst; slot < firstSlot; slot++) {
            chunks[slot] = new long[CHUNK];
        }
        for (int slot = endSlot; slot < newEnd; slot++) {
            chunks[slot] = new long[CHUNK];
        }
        firstSlot = newFirst;
        endSlot = newEnd;
        return number - base;
    }
}
