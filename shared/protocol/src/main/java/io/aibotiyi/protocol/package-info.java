/**
 * The wire contract between the backend and everyone who talks to it: REST bodies, stream commands
 * and frames, the one JSON mapping and the error catalogue. Decimals are strings on the wire and
 * {@link java.math.BigDecimal} here, times are RFC 3339 UTC and {@link java.time.Instant}.
 */
@NullMarked
package io.aibotiyi.protocol;

import org.jspecify.annotations.NullMarked;
