package io.aibotiyi.charts.equity;

/**
 * What an account was worth.
 *
 * @param time nanoseconds since the epoch
 * @param value in the curve's value units
 */
public record EquityPoint(long time, long value) {}
