package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Equity at the beginning of each day (UTC): what the day's loss is measured from. */
@Component
public final class DayStart {

    private final JdbcClient jdbc;

    public DayStart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day's first equity, once it is known. */
    public Optional<BigDecimal> equity(AccountId account, LocalDate day) {
        return jdbc.sql("select equity from trading_day where account_id = ? and day_start = ?")
                .params(account.value(), day)
                .query(BigDecimal.class)
                .optional();
    }

    /** Remembers it unless it is known; under the account's lock. */
    public void remember(AccountId account, LocalDate day, BigDecimal equity) {
        if (equity(account, day).isEmpty()) {
            jdbc.sql("insert into trading_day (account_id, day_start, equity) values (?, ?, ?)")
                    .params(account.value(), day, equity)
                    .update();
        }
    }

    /** Money came in or went out: neither profit nor loss of the day; under the account's lock. */
    void transferred(AccountId account, LocalDate day, BigDecimal worth) {
        jdbc.sql(
                        "update trading_day set equity = equity + ? where account_id = ? and day_start = ?")
                .params(worth, account.value(), day)
                .update();
    }

    /** The day that an instant belongs to. */
    public static LocalDate dayOf(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
