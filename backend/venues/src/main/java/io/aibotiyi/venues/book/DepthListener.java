package io.aibotiyi.venues.book;

/** Follows a synchronised book; called after the book changed. */
public interface DepthListener {

    /** The book became exact: all of it is new. */
    void joined(long sequence);

    /** The book went from one exact state to the next. The buffers are the caller's. */
    void changed(long previous, long sequence, LevelBuffer bids, LevelBuffer asks);

    /** The book is empty and invalid until it joins again. */
    void lost(String reason);
}
