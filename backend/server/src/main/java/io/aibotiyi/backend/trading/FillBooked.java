package io.aibotiyi.backend.trading;

import io.aibotiyi.protocol.Trading.FillView;

/**
 * A fill was booked: fill, order, ledger and position changed together. Delivered in process
 * through the outbox at least once; the fill's id tells repeats apart.
 */
public record FillBooked(FillView fill) {}
