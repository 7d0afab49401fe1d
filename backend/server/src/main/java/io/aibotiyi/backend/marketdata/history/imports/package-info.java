/**
 * Owns the way of a file into the history store: staging in durable batches, resuming, publishing
 * once at the end, and the report. It knows neither a format's inside nor the store's files. It
 * calls the format and store packages beside it.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.history.imports;

import org.jspecify.annotations.NullMarked;
