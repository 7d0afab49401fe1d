package io.aibotiyi.backend.ledger.book;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of ledger_account: made at first use, locked before they are changed. */
final class LedgerAccounts {

    /** A stored balance. */
    record Row(long id, BigDecimal total, BigDecimal held) {
        BigDecimal free() {
            return total.subtract(held);
        }
    }

    private final JdbcClient jdbc;

    LedgerAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks until the transaction ends; the account is made if there is none. */
    Row lock(LedgerAccount name) {
        return select(name, " for update").orElseGet(() -> create(name));
    }

    Row lock(long id) {
        return jdbc.sql("select id, total, held from ledger_account where id = ? for update")
                .param(id)
                .query(LedgerAccounts::row)
                .single();
    }

    Optional<Row> find(LedgerAccount name) {
        return select(name, "");
    }

    void store(long id, BigDecimal total, BigDecimal held) {
        jdbc.sql("update ledger_account set total = ?, held = ? where id = ?")
                .params(total, held, id)
                .update();
    }

    List<Balance> of(String owner, LedgerAccount.Kind kind) {
        return jdbc.sql(
                        "select asset, total, held from ledger_account where owner = ? and kind = ?"
                                + " order by asset")
                .params(owner, kind.name())
                .query((rs, i) ->
                        new Balance(
                                new LedgerAccount(owner, kind, rs.getString("asset")),
                                rs.getBigDecimal("total"),
                                rs.getBigDecimal("held")))
                .list();
    }

    private Row create(LedgerAccount name) {
        jdbc.sql(
                        "insert into ledger_account (owner, kind, asset) values (?, ?, ?)"
                                + " on conflict do nothing")
                .params(name.owner(), name.kind().name(), name.asset())
                .update();
        return select(name, " for update")
                .orElseThrow(() -> new IllegalStateException("No ledger account " + name));
    }

    private Optional<Row> select(LedgerAccount name, String lock) {
        return jdbc.sql(
                        "select id, total, held from ledger_account"
                                + " where owner = ? and kind = ? and asset = ?"
                                + lock)
                .params(name.owner(), name.kind().name(), name.asset())
                .query(LedgerAccounts::row)
                .optional();
    }

    private static Row row(ResultSet rs, int index) throws SQLException {
        return new Row(rs.getLong("id"), rs.getBigDecimal("total"), rs.getBigDecimal("held"));
    }
}
