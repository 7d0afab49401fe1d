/**
 * Reads raw captures of exchanges' streams: one line is the local time and a message as it came. It
 * decodes messages and says which lines are bad and why; what the messages mean for a book is none
 * of its business. It may call the domain and the level buffers of {@code book}.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.capture;

import org.jspecify.annotations.NullMarked;
