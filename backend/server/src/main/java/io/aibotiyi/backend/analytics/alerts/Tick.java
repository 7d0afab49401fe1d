package io.aibotiyi.backend.analytics.alerts;

/**
 * A price.
 *
 * @param time nanoseconds since the epoch at the market
 * @param price in price units
 */
record Tick(long time, long price) {}
