/**
 * The candle chart: columnar candles with a level-of-detail pyramid, and the JavaFX node that draws
 * them with volume, axes, crosshair, indicators, own orders and fills. It owns geometry, drawing
 * and interaction; it does not fetch data, place orders or know any service. It may call the domain
 * types, the indicators and JavaFX, nothing else of this project.
 *
 * <p>Everything here belongs to the JavaFX application thread unless a type says otherwise.
 */
@NullMarked
package io.aibotiyi.charts;

import org.jspecify.annotations.NullMarked;
