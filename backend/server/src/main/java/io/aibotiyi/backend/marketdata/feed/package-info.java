/**
 * The markets as they are now: per instrument the book, the latest trades, candles and the truth
 * about the feed, written by one thread per venue and read by any. It does not know where the data
 * come from. It may call {@code book}, the history store's interface and the execution port.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.feed;

import org.jspecify.annotations.NullMarked;
