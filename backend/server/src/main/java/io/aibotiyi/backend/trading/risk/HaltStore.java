package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Halted accounts in the database; changed only under the account's lock. */
@Component
public final class HaltStore {

    private final JdbcClient jdbc;

    public HaltStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<HaltView> of(AccountId account) {
        return jdbc.sql(
                        "select level, reason, flattening, note, since from trading_halt where"
                                + " account_id = ?")
                .param(account.value())
                .query((rs, i) -> view(rs))
                .optional();
    }

    /** Of a row with all columns of a halt. */
    static HaltView view(ResultSet rs) throws SQLException {
        return new HaltView(
                Level.valueOf(rs.getString("level")),
                rs.getString("reason"),
                Flattening.valueOf(rs.getString("flattening")),
                rs.getString("note"),
                rs.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** Replaces the halt that there is, if any. */
    public void put(
            AccountId account,
            Level level,
            UserId by,
            String reason,
            Flattening flattening,
            Instant since) {
        remove(account);
        jdbc.sql(
                        "insert into trading_halt (account_id, level, halted_by, reason,"
                                + " flattening, since) values (?, ?, ?, ?, ?, ?)")
                .params(
                        account.value(),
                        level.name(),
                        by.value(),
                        reason,
                        flattening.name(),
                        since.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void progress(AccountId account, Flattening flattening, @Nullable String note) {
        jdbc.sql("update trading_halt set flattening = ?, note = ? where account_id = ?")
                .param(flattening.name())
                .param(note)
                .param(account.value())
                .update();
    }

    public void remove(AccountId account) {
        jdbc.sql("delete from trading_halt where account_id = ?").param(account.value()).update();
    }

    /** Accounts whose positions are being closed. */
    public List<AccountId> flattening() {
        return jdbc.sql(
                        "select account_id from trading_halt where flattening = 'WORKING' order by"
                                + " since, account_id")
                .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
    }
}
