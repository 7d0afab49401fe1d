package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;

/**
 * Margin of perpetuals on behalf of a person. Another person's account is NOT_FOUND. All methods
 * block on the database and are safe from any thread. Limits are 1 to 1000 entries.
 */
public interface MarginService {

    /** The perpetuals that are traded here. */
    List<PerpetualView> perpetuals();

    MarginView margin(UserId user, AccountId account);

    /**
     * @throws ProblemException UNKNOWN_INSTRUMENT, NOT_A_MARGIN_SYMBOL, NOT_FOUND
     */
    LeverageView leverage(UserId user, AccountId account, InstrumentId instrument);

    /**
     * Chooses the leverage of an instrument; positions and orders are margined with it at once.
     *
     * @throws ProblemException as {@link #leverage(UserId, AccountId, InstrumentId)};
     *     INVALID_FIELD, LEVERAGE_TOO_HIGH for the position with its orders, LEVERAGE_UNSAFE if the
     *     margin it asks for is not free, ACCOUNT_LIQUIDATING, BOOK_NOT_LIVE
     */
    LeverageView leverage(UserId user, AccountId account, InstrumentId instrument, int leverage);

    /** Newest first. */
    List<FundingView> funding(UserId user, AccountId account, int limit);

    /** Newest first. */
    List<LiquidationView> liquidations(UserId user, AccountId account, int limit);
}
