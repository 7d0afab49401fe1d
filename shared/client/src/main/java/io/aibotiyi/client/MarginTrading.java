package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import java.util.List;

/**
 * Perpetuals on margin: terms, leverage, figures. Orders are placed as all others are; the figures
 * are part of the portfolio, too, and so of its stream.
 */
public interface MarginTrading {

    /** The perpetuals that are traded here, with their terms and prices now. */
    List<PerpetualView> perpetuals();

    /** Margin figures of one's own account now; zeros if it has no perpetuals. */
    MarginView of(AccountId account);

    /** What leverage an account's position has or will have. */
    LeverageView leverage(AccountId account, InstrumentId instrument);

    /**
     * Chooses it. Refused with LEVERAGE_TOO_HIGH if the position with its orders is too large for
     * it, with LEVERAGE_UNSAFE if the margin that it asks for is not free.
     */
    LeverageView leverage(AccountId account, InstrumentId instrument, int leverage);

    /** Funding received and paid, newest first, at most {@code limit} (1 to 1000). */
    List<FundingView> funding(AccountId account, int limit);

    /** Newest first, at most {@code limit} (1 to 1000). */
    List<LiquidationView> liquidations(AccountId account, int limit);
}
