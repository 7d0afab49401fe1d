/**
 * Value types both sides speak. Prices and quantities inside feeds, books and engine are {@code
 * long} counts of an instrument's smallest decimal unit; {@link io.aibotiyi.domain.FixedPoint} is
 * the one place that reads and writes them. Nothing here depends on a library.
 */
@NullMarked
package io.aibotiyi.domain;

import org.jspecify.annotations.NullMarked;
