package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leverage that accounts chose; changed only under the account's lock. */
@Component
final class Leverages {

    private final JdbcClient jdbc;

    Leverages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As chosen, or the standard one. */
    int of(AccountId account, InstrumentId instrument, PerpetualTerms terms) {
        return jdbc.sql(
                        "select leverage from trading_leverage where account_id = ? and venue = ?"
                                + " and symbol = ?")
                .params(account.value(), instrument.venue().name(), instrument.symbol().name())
                .query(Integer.class)
                .optional()
                .orElse(terms.standardLeverage());
    }

    void choose(AccountId account, InstrumentId instrument, int leverage) {
        int changed =
                jdbc.sql(
                                "update trading_leverage set leverage = ? where account_id = ? and"
                                        + " venue = ? and symbol = ?")
                        .params(
                                leverage,
                                account.value(),
                                instrument.venue().name(),
                                instrument.symbol().name())
                        .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into trading_leverage (leverage, account_id, venue, symbol)"
                                    + " values (?, ?, ?, ?)")
                    .params(
                            leverage,
                            account.value(),
                            instrument.venue().name(),
                            instrument.symbol().name())
                    .update();
        }
    }
}
