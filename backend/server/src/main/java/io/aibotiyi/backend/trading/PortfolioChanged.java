package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;

/** An account's balances, holds or positions changed; delivered as {@link OrderChanged} is. */
public record PortfolioChanged(AccountId account) {}
