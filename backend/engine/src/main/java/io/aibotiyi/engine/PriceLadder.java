package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One side's levels in price order. A level's key grows towards the better price, so both sides are
 * the same code. Keys lie in pages of 64 with an occupancy word each; pages stand in one sorted
 * array, best last. Finding costs a binary search over pages, the neighbour of a level a bit scan,
 * and only a new page moves memory, near the touch hardly any. A sorted array of levels was the
 * simpler choice and moves memory at every new level; a price-indexed array needs bounded prices.
 *
 * <p>Grows to the working set, then allocates nothing: emptied pages and levels are used again.
 */
final class PriceLadder {

    private static final int PAGE_BITS = 6;

    private static final class Page {
        long occupied;
        final @Nullable Level[] levels = new Level[1 << PAGE_BITS];
        @Nullable Page nextFree;
    }

    private final Side side;
    private final long tickSize;
    private long[] pageKeys = new long[16];
    private @Nullable Page[] pages = new Page[16];
    private int pageCount;
    private int levelCount;
    private @Nullable Level best;
    private @Nullable Page freePage;
    private @Nullable Level freeLevel;

    PriceLadder(Side side, long tickSize) {
        this.side = side;
        this.tickSize = tickSize;
    }

    Side side() {
        return side;
    }

    int levels() {
        return levelCount;
    }

    /** Better prices have greater keys. */
    long keyOf(long price) {
        long tick = tickSize == 1 ? price : price / tickSize;
        return side == Side.BUY ? tick : -tick;
    }

    @Nullable Level best() {
        return best;
    }

    @Nullable Level find(long price) {
        long key = keyOf(price);
        int at = pageAt(key >> PAGE_BITS);
        return at < 0 ? null : page(at).levels[slot(key)];
    }

    /** The level at a price, made if there is none. */
    Level findOrAdd(long price) {
        long key = keyOf(price);
        long pageKey = key >> PAGE_BITS;
        int at = pageAt(pageKey);
        Page page = at >= 0 ? page(at) : addPage(~at, pageKey);
        int slot = slot(key);
        Level level = page.levels[slot];
        if (level == null) {
            level = takeLevel();
            level.key = key;
            level.price = price;
            page.levels[slot] = level;
            page.occupied |= 1L << slot;
            levelCount++;
            if (best == null || key > best.key) {
                best = level;
            }
        }
        return level;
    }

    /** Takes out a level that is in this ladder and empty of orders. */
    void remove(Level level) {
        int at = pageAt(level.key >> PAGE_BITS);
        Page page = page(at);
        int slot = slot(level.key);
        page.levels[slot] = null;
        page.occupied &= ~(1L << slot);
        levelCount--;
        if (level == best) {
            best = worseThan(level.key, at);
        }
        if (page.occupied == 0) {
            removePage(at);
        }
        level.nextFree = freeLevel;
        freeLevel = level;
    }

    /** The next level away from the touch. */
    @Nullable Level worse(Level level) {
        return worseThan(level.key, pageAt(level.key >> PAGE_BITS));
    }

    private @Nullable Level worseThan(long key, int at) {
        Page page = page(at);
        long below = page.occupied & ((1L << slot(key)) - 1);
        if (below == 0) {
            if (at == 0) {
                return null;
            }
            page = page(at - 1);
            below = page.occupied;
        }
        return page.levels[63 - Long.numberOfLeadingZeros(below)];
    }

    private static int slot(long key) {
        return (int) key & 63;
    }

    private Page page(int at) {
        return Objects.requireNonNull(pages[at]);
    }

    /** Index of a page, or the complement of where it belongs. Most calls end near the touch. */
    private int pageAt(long pageKey) {
        int high = pageCount - 1;
        if (high < 0 || pageKeys[high] < pageKey) {
            return ~pageCount;
        }
        if (pageKeys[high] == pageKey) {
            return high;
        }
        return Arrays.binarySearch(pageKeys, 0, high, pageKey);
    }

    private Page addPage(int at, long pageKey) {
        if (pageCount == pages.length) {
            pageKeys = Arrays.copyOf(pageKeys, pageCount * 2);
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        System.arraycopy(pageKeys, at, pageKeys, at + 1, pageCount - at);
        System.arraycopy(pages, at, pages, at + 1, pageCount - at);
        Page page = freePage;
        if (page == null) {
            page = new Page();
        } else {
            freePage = page.nextFree;
            page.nextFree = null;
        }
        pageKeys[at] = pageKey;
        pages[at] = page;
        pageCount++;
        return page;
    }

    private void removePage(int at) {
        Page page = page(at);
        pageCount--;
        System.arraycopy(pageKeys, at + 1, pageKeys, at, pageCount - at);
        System.arraycopy(pages, at + 1, pages, at, pageCount - at);
        pages[pageCount] = null;
        page.nextFree = freePage;
        freePage = page;
    }

    private Level takeLevel() {
        Level level = freeLevel;
        if (level == null) {
            return new Level();
        }
        freeLevel = level.nextFree;
        level.nextFree = null;
        return level;
    }
}
