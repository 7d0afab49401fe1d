package io.aibotiyi.protocol;

/**
 * A place in a channel that keeps a history (TRADES, ORDERS, FILLS).
 *
 * @param epoch names one unbroken history; it changes when the backend has lost what came before
 * @param offset number of the last frame received in that epoch, counted from 1; 0 before any
 */
public record StreamPosition(String epoch, long offset) {}
