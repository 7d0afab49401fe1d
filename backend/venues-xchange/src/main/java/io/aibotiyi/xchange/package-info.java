/**
 * Exchanges that we have no adapter for, through XChange: their markets as snapshots asked for at
 * intervals, and trading where XChange lets an order be found again by our own id. It owns the way
 * from XChange's types, exceptions and threads to the port's, and no rule of trading. It may call
 * {@code backend/venues}, the domain and XChange; nobody depends on it to compile.
 */
@NullMarked
package io.aibotiyi.xchange;

import org.jspecify.annotations.NullMarked;
