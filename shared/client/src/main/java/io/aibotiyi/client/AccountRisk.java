package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import org.jspecify.annotations.Nullable;

/** Limits, halts and fees of accounts. */
public interface AccountRisk {

    /** Of one's own account. */
    RiskView of(AccountId account);

    /**
     * Sets one's own limits.
     *
     * @param seen {@link RiskView#version} as read
     */
    RiskView limit(AccountId account, long seen, Limits limits);

    /** The kill switch: when this returns, no new order is taken and cancels are under way. */
    RiskView halt(AccountId account, Halt halt);

    /** Trades again after one's own halt. */
    RiskView resume(AccountId account);

    /** Fee tier and rates today. */
    FeeView fees(AccountId account);

    /**
     * Everybody's accounts, the latest opened first.
     *
     * @param halted only those that are halted
     * @param after {@link Page#next} of the page before; null begins
     * @param limit 1 to 500
     */
    Page<AccountSummary> accounts(boolean halted, @Nullable String after, int limit);

    /** Of anybody's account, with the permission to see it. */
    RiskView any(AccountId account);

    /**
     * Sets the desk's limits.
     *
     * @param seen {@link RiskView#deskVersion} as read
     */
    RiskView limitAny(AccountId account, long seen, Limits limits);

    /** Halts anybody's account; only the desk can let it trade again. */
    RiskView haltAny(AccountId account, Halt halt);

    RiskView resumeAny(AccountId account);
}
