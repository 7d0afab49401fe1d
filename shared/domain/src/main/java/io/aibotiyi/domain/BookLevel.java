package io.aibotiyi.domain;

/**
 * Total resting quantity at a price.
 *
 * @param price in price units
 * @param quantity in quantity units; in an update, zero removes the level
 */
public record BookLevel(long price, long quantity) {}
