package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The leverage that accounts chose; changed only under the account's lock. */
@Component
final class Leverages {

    private final JdbcClient jdbc;

    Leverages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As chosen, or the standard one; none where the perpetual is not listed now. */
    int of(AccountId account, InstrumentId instrument, Optional<PerpetualTerms> terms) {
        return chosen(account, instrument)
                .orElse(terms.map(PerpetualTerms::standardLeverage).orElse(1));
    }

    private Optional<Integer> chosen(AccountId account, InstrumentId instrument) {
        return jdbc.sql(
                        "select leverage from trading_leverage where account_id = ? and venue = ?"
                                + " and symbol = ?")
                .params(account.value(), instrument.venue().name(), instrument.symbol().name())
                .query(Integer.class)
                .optional();
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
