/**
 * Alerts: kept, checked, watched and fired. See {@code docs/alerts.md} for what counts as a
 * crossing, over gaps too.
 */
@NullMarked
package io.aibotiyi.backend.analytics.alerts;

import org.jspecify.annotations.NullMarked;
