package io.aibotiyi.domain;

import java.util.List;

/**
 * A book at one moment.
 *
 * @param sequence the venue's update id after which the book looked so
 * @param time nanoseconds since the epoch at the venue
 * @param bids best (highest) first
 * @param asks best (lowest) first
 */
public record BookSnapshot(long sequence, long time, List<BookLevel> bids, List<BookLevel> asks) {

    public BookSnapshot {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
