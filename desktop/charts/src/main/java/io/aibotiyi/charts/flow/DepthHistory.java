package io.aibotiyi.charts.flow;

import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Trade;
import org.jspecify.annotations.Nullable;

/**
 * Resting depth and trades over time in buckets of equal length, the newest {@code capacity} of
 * them. A bucket in which the book did not change shows the state before it. What is older than the
 * newest bucket is ignored, except within it: history is not rewritten.
 *
 * <p>One thread.
 */
public final class DepthHistory {

    private final long bucketNanos;
    private final @Nullable DepthColumn[] ring;
    private long first;
    private long end;
    private long version;

    /**
     * @param bucketNanos length of a bucket, positive
     * @param capacity buckets kept, at least 2
     */
    public DepthHistory(long bucketNanos, int capacity) {
        if (bucketNanos <= 0 || capacity < 2) {
            throw new IllegalArgumentException(
                    "buckets last longer than 0 and are at least 2: "
                            + bucketNanos
                            + " ns, "
                            + capacity);
        }
        this.bucketNanos = bucketNanos;
        this.ring = new DepthColumn[capacity];
    }

    public long bucketNanos() {
        return bucketNanos;
    }

    public int capacity() {
        return ring.length;
    }

    /** Number of the oldest bucket kept; a bucket's number is its time divided by its length. */
    public long firstBucket() {
        return first;
    }

    /** Number after the newest bucket; equal to the first if there is none. */
    public long endBucket() {
        return end;
    }

    /** Grows with every change. */
    public long version() {
        return version;
    }

    /** The bucket, null if it is not kept. */
    public @Nullable DepthColumn column(long bucket) {
        return bucket < first || bucket >= end ? null : ring[slot(bucket)];
    }

    /** Takes a state of the book; its time is that of the snapshot. */
    public void take(BookSnapshot book) {
        DepthColumn column = at(book.time());
        if (column != null) {
            column.take(book);
        }
    }

    public void take(Trade trade) {
        DepthColumn column = at(trade.exchangeTime());
        if (column != null) {
            column.take(trade);
        }
    }

    private @Nullable DepthColumn at(long time) {
        long bucket = Math.floorDiv(time, bucketNanos);
        version++;
        if (end == first || bucket - end >= ring.length) {
            java.util.Arrays.fill(ring, null);
            first = bucket;
            end = bucket + 1;
            ring[slot(bucket)] = new DepthColumn();
        }
        while (end <= bucket) {
            DepthColumn before = ring[slot(end - 1)];
            ring[slot(end)] = before == null ? new DepthColumn() : DepthColumn.after(before);
            end++;
        }
        first = Math.max(first, end - ring.length);
        return bucket == end - 1 ? ring[slot(bucket)] : null;
    }

    private int slot(long bucket) {
        return (int) Math.floorMod(bucket, (long) ring.length);
    }
}
