/**
 * What every drawn market control shares: one canvas drawn at most once per pulse, colours and font
 * from stylesheets, and numbers set on fixed columns. It does not know what is drawn, holds no
 * market data and opens no window. It may call {@code io.aibotiyi.domain} and JavaFX, nothing else.
 */
@NullMarked
package io.aibotiyi.charts.surface;

import org.jspecify.annotations.NullMarked;
