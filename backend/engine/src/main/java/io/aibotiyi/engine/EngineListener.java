package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/**
 * Receives an engine's events on the writer's thread, in order, while the command runs. {@code
 * sequence} counts events from 1 without a gap.
 *
 * <p>A listener must neither throw nor give commands: either stops the engine, see {@link
 * MatchingEngine}.
 */
public interface EngineListener {

    /** An order passed the checks; its trades, rest or cancel follow. {@code price} 0 is market. */
    void accepted(long sequence, long orderId, long owner, Side side, long price, long quantity);

    /** A new order was refused; nothing changed. */
    void rejected(long sequence, long orderId, long owner, RejectReason reason);

    /**
     * A taker met a resting maker at the maker's price.
     *
     * @param makerRemaining what of the maker still rests
     * @param takerRemaining what the taker still seeks
     * @param takerSide direction of the taker
     */
    void traded(
            long sequence,
            long makerId,
            long makerOwner,
            long makerRemaining,
            long takerId,
            long takerOwner,
            long takerRemaining,
            Side takerSide,
            long price,
            long quantity);

    /**
     * A price's total became {@code quantity}, zero when nothing rests there any more; once per
     * price and command, after the trades at that price.
     */
    void levelChanged(long sequence, Side side, long price, long quantity);

    /** An accepted order ended with {@code quantity} unfilled. */
    void cancelled(long sequence, long orderId, long owner, long quantity, CancelReason reason);

    /** A cancel was refused; nothing changed. */
    void cancelRejected(long sequence, long orderId, long owner, RejectReason reason);
}
