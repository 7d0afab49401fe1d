package io.aibotiyi.backend.trading;

import io.aibotiyi.protocol.Trading.OrderView;

/**
 * An order was placed or changed. Delivered in process through the outbox, in order per order and
 * at least once: of two views the one with the higher version is newer.
 */
public record OrderChanged(OrderView order) {}
