package io.aibotiyi.workstation.state;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import java.util.Optional;

/** What an order would be made of: decided by the account that gets it, then by the market. */
public final class Modes {

    private Modes() {}

    /**
     * An account of real money is LIVE whatever it looks at. Without real money an exchange's own
     * market is PAPER, and a simulated or replayed one is what it is.
     *
     * @param account that gets the order; empty for none, which risks nothing
     * @param market where its prices come from
     */
    public static TradingMode of(Optional<AccountView> account, TradingMode market) {
        if (account.filter(Modes::isLive).isPresent()) {
            return TradingMode.LIVE;
        }
        return market == TradingMode.LIVE ? TradingMode.PAPER : market;
    }

    /** Whether an account trades real money. */
    public static boolean isLive(AccountView account) {
        return account.mode() == TradingMode.LIVE;
    }
}
