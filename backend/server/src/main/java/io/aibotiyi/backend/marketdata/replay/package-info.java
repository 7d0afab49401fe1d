/**
 * Recorded sessions: checking that their books are exact, and playing them back as a venue. It does
 * not read lines or keep books itself. It may call {@code capture}, {@code book}, {@code feed} and
 * the execution port.
 */
@NullMarked
package io.aibotiyi.backend.marketdata.replay;

import org.jspecify.annotations.NullMarked;
