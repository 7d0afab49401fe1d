package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.MarginView;
import java.math.BigDecimal;
import java.util.Optional;

/** What an account's worth takes from margin. */
public interface MarginSource {

    /** The mark price of a perpetual; empty while there is none. */
    Optional<BigDecimal> mark(InstrumentId perpetual);

    /** Margin figures of the account now. */
    MarginView view(AccountId account);
}
