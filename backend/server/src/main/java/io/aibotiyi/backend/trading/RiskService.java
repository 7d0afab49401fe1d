package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import org.jspecify.annotations.Nullable;

/**
 * Limits and halts of accounts, by their owner and by the risk desk.
 *
 * <p>All methods block on the database and are safe from any thread. What an owner asks of
 * another's account is NOT_FOUND; the desk may ask about any.
 */
public interface RiskService {

    RiskView risk(UserId owner, AccountId account);

    /**
     * Replaces the owner's own limits.
     *
     * @param seen the own limits' version that was read
     * @throws ProblemException VERSION_CHANGED, INVALID_FIELD, NOT_FOUND
     */
    RiskView limit(UserId owner, AccountId account, long seen, Limits limits);

    /**
     * Halts trading: durable when this returns, cancels are under way and, if asked for, so is
     * closing the positions.
     */
    RiskView halt(UserId owner, AccountId account, Halt halt);

    /**
     * @throws ProblemException CONFLICT if it is not halted, FORBIDDEN if the desk halted it
     */
    RiskView resume(UserId owner, AccountId account);

    /** Fee tier and rates today. */
    FeeView fees(UserId owner, AccountId account);

    /**
     * Everybody's accounts, the latest opened first.
     *
     * @param halted only those that are halted
     * @param after next of the page before; null begins
     * @throws ProblemException INVALID_FIELD
     */
    Page<AccountSummary> deskList(boolean halted, @Nullable String after, int limit);

    RiskView deskView(AccountId account);

    /** As {@link #limit}, for the desk's limits. */
    RiskView deskLimit(UserId by, AccountId account, long seen, Limits limits);

    RiskView deskHalt(UserId by, AccountId account, Halt halt);

    RiskView deskResume(AccountId account);
}
