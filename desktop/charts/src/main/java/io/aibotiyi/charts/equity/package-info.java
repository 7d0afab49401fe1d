/**
 * The equity curve: what an account was worth over time, on one small canvas. It neither computes
 * equity nor fetches it; a caller hands it points. It may call {@code io.aibotiyi.domain} and
 * {@code charts.surface}.
 */
@NullMarked
package io.aibotiyi.charts.equity;

import org.jspecify.annotations.NullMarked;
