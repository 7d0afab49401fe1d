package io.aibotiyi.engine.journal;

/**
 * How far a journal reaches. Two journals that hold the same command number of the same epoch hold
 * the same commands up to it, since an epoch has one primary.
 *
 * @param command number of the newest command, zero if there is none
 * @param epoch epoch of the newest batch, zero before the first take-over
 */
public record Position(long command, long epoch) {}
