/**
 * The depth ladder: a price-centred order book on one canvas, its model, and the clicks it reports.
 * It never sends an order, opens a socket or waits: a caller feeds the model on the JavaFX thread
 * and acts on the clicks. It may call {@code io.aibotiyi.domain} and {@code charts.surface}.
 */
@NullMarked
package io.aibotiyi.charts.depth;

import org.jspecify.annotations.NullMarked;
