package io.aibotiyi.venues;

/**
 * What a key may do at its venue.
 *
 * @param trade place orders at the markets that this connector trades
 * @param withdraw take assets away from the venue
 */
public record KeyRights(boolean trade, boolean withdraw) {}
