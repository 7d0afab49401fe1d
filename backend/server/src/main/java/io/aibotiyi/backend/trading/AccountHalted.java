package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import java.time.Instant;

/**
 * An account's trading was halted; delivered as {@link OrderChanged} is.
 *
 * @param since when it was asked for
 */
public record AccountHalted(AccountId account, Instant since, String reason) {}
