package io.aibotiyi.domain;

/**
 * One execution as a venue published it.
 *
 * @param id the venue's trade id, increasing per instrument
 * @param exchangeTime nanoseconds since the epoch at the venue
 * @param localTime nanoseconds since the epoch where it was received; either clock may run behind
 * @param price in the instrument's price units
 * @param quantity in the instrument's quantity units
 * @param aggressor side of the taker
 */
public record Trade(
        long id, long exchangeTime, long localTime, long price, long quantity, Side aggressor) {}
