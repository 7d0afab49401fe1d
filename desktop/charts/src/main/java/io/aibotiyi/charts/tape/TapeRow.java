package io.aibotiyi.charts.tape;

import io.aibotiyi.domain.Side;

/**
 * One row of the tape: a print, or several that one taker order made.
 *
 * @param number of its oldest print in the ring
 * @param price of its newest print: how far a sweep reached
 * @param quantity of all its prints
 * @param prints how many they are
 */
record TapeRow(long number, long time, long price, long quantity, Side aggressor, int prints) {}
