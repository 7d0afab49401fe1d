package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that was ever booked for an account, for whoever keeps something that follows from it. A
 * reader remembers the number of the last fill that it has seen, in the transaction with what it
 * made of it, and goes on behind it: nothing is lost or doubled, whatever crashes when, and {@link
 * FillBooked} only says that there is something to read.
 *
 * <p>All methods block on the database, are safe from any thread and ask nobody's permission.
 */
public interface BookedFills {

    /**
     * A fill and what else is known of it.
     *
     * @param number greater than that of every fill of the account that was booked before it
     * @param margin in a perpetual, whose position may be short
     * @param liquidation its order closed a position while the account was liquidated
     * @param orderedAt when its order was entered
     */
    record BookedFill(
            long number, FillView fill, boolean margin, boolean liquidation, Instant orderedAt) {}

    /**
     * @param payment received, negative was paid; never zero
     */
    record FundingPaid(InstrumentId instrument, Instant endsAt, BigDecimal payment) {}

    /**
     * In the order they were booked.
     *
     * @param number only fills behind this one; 0 begins with the first
     */
    List<BookedFill> after(AccountId account, long number, int limit);

    /** Funding of intervals that ended at or after a time, oldest first. */
    List<FundingPaid> funding(AccountId account, Instant since);

    /**
     * The first stop that would have closed a position at a loss: a stop, stop-limit or trailing
     * stop, entered in the time given, whatever became of it but rejection. A trailing stop counts
     * with its distance from the entry, any other with its trigger as it is now.
     *
     * @param closing the stop's side
     * @param entryPrice what is loss and what is profit
     * @param since inclusive
     * @param until inclusive
     */
    Optional<BigDecimal> firstStop(
            AccountId account,
            InstrumentId instrument,
            Side closing,
            BigDecimal entryPrice,
            Instant since,
            Instant until);
}
