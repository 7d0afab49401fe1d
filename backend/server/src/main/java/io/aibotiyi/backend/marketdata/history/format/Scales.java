package io.aibotiyi.backend.marketdata.history.format;

/**
 * Decimals of the units rows are read in.
 *
 * @param price decimals of prices
 * @param quantity decimals of quantities and volumes
 */
public record Scales(int price, int quantity) {}
