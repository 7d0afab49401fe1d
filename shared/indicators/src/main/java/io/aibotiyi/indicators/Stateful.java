package io.aibotiyi.indicators;

/**
 * Something with a running state that one method describes for both directions, so that saving and
 * loading cannot drift apart.
 */
public interface Stateful {

    /**
     * Hands every field that changes while streaming to {@code transfer} and takes back what it
     * answers, always in the same order: {@code sum = transfer.exchange(sum)}.
     */
    void transfer(StateTransfer transfer);
}
