package io.aibotiyi.venues.book;

import io.aibotiyi.domain.Side;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A book without sequence numbers, proved by a checksum after every update.
 *
 * <p>Kraken's rule: apply the whole message, keep the subscribed depth, then the CRC-32 of the best
 * ten asks and the best ten bids (each price and quantity as written, without point and leading
 * zeros) equals the one in the message. A mismatch loses the book until the next snapshot.
 *
 * <p>Source: Kraken, "Book checksum", WebSocket API v1. Not thread-safe.
 */
public final class ChecksumBook {

    private static final int CHECKED_LEVELS = 10;

    private final L2Book book;
    private final DepthListener listener;
    private final CRC32 crc = new CRC32();
    private final byte[] digits = new byte[20];

    private int depth;
    private boolean live;
    private long sequence;
    private String reason = "no snapshot yet";
    private long compared;
    private long matched;
    private long losses;
    private long crossings;

    public ChecksumBook(L2Book book, DepthListener listener) {
        this.book = book;
        this.listener = listener;
    }

    public L2Book book() {
        return book;
    }

    public boolean isLive() {
        return live;
    }

    public SyncState state() {
        return live ? new SyncState.Live(sequence) : new SyncState.Awaiting(reason);
    }

    /** Updates with a checksum that came while the book was live. */
    public long compared() {
        return compared;
    }

    /** Those of them that proved the book. */
    public long matched() {
        return matched;
    }

    /** How often a live book was lost. */
    public long losses() {
        return losses;
    }

    /** How often a book that should have been exact was crossed. */
    public long crossings() {
        return crossings;
    }

    /**
     * Replaces the book.
     *
     * @param subscribedDepth levels per side that the venue maintains, at least 10
     */
    public void snapshot(LevelBuffer bids, LevelBuffer asks, int subscribedDepth) {
        depth = subscribedDepth;
        book.clear();
        book.apply(bids, asks);
        book.truncate(depth);
        live = true;
        sequence++;
        listener.joined(sequence);
    }

    /**
     * As {@link #snapshot(LevelBuffer, LevelBuffer, int)}, for venues that prove snapshots too
     * (Kraken's version 2).
     *
     * @param checksum unsigned 32 bits as the venue sent it
     */
    public DepthSynchronizer.Outcome snapshot(
            LevelBuffer bids, LevelBuffer asks, int subscribedDepth, long checksum) {
        depth = subscribedDepth;
        book.clear();
        book.apply(bids, asks);
        book.truncate(depth);
        compared++;
        long actual = checksum();
        if (actual != checksum) {
            return refuse("snapshot's checksum " + actual + " instead of " + checksum);
        }
        matched++;
        live = true;
        sequence++;
        listener.joined(sequence);
        return DepthSynchronizer.Outcome.JOINED;
    }

    /** Declares the book invalid, for example because the connection was lost. */
    public void invalidate(String why) {
        if (live) {
            lose(why);
        }
    }

    /**
     * Applies one whole message.
     *
     * @param checksum unsigned 32 bits as the venue sent it, or -1 if it sent none
     */
    public DepthSynchronizer.Outcome update(LevelBuffer bids, LevelBuffer asks, long checksum) {
        if (!live) {
            return DepthSynchronizer.Outcome.IGNORED;
        }
        book.apply(bids, asks);
        book.truncate(depth);
        sequence++;
        if (checksum >= 0) {
            compared++;
            long actual = checksum();
            if (actual != checksum) {
                return lose("checksum " + actual + " instead of " + checksum);
            }
            matched++;
        }
        if (book.isCrossed()) {
            crossings++;
            return lose("the book crossed");
        }
        listener.changed(sequence - 1, sequence, bids, asks);
        return DepthSynchronizer.Outcome.APPLIED;
    }

    private DepthSynchronizer.Outcome lose(String why) {
        live = false;
        losses++;
        reason = why + " after message " + sequence + ": a new snapshot is needed";
        book.clear();
        listener.lost(reason);
        return DepthSynchronizer.Outcome.LOST;
    }

    /** A snapshot that is wrong; the listener hears of it only if it believed in a book. */
    private DepthSynchronizer.Outcome refuse(String why) {
        if (live) {
            return lose(why);
        }
        reason = why + ": a new snapshot is needed";
        book.clear();
        return DepthSynchronizer.Outcome.LOST;
    }

    /** The checksum of the book as it is. */
    public long checksum() {
        crc.reset();
        add(Side.SELL);
        add(Side.BUY);
        return crc.getValue();
    }

    private void add(Side side) {
        int count = Math.min(CHECKED_LEVELS, book.depth(side));
        for (int i = 0; i < count; i++) {
            add(book.price(side, i));
            add(book.quantity(side, i));
        }
    }

    /** Units at the text's own scale, in decimal, are the text without point and leading zeros. */
    private void add(long units) {
        if (units < 0) {
            crc.update(Long.toString(units).getBytes(StandardCharsets.US_ASCII));
            return;
        }
        int at = digits.length;
        long rest = units;
        do {
            digits[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest != 0);
        crc.update(digits, at, digits.length - at);
    }
}
