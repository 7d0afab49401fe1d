package io.aibotiyi.backend.ledger.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.InsufficientFundsException;
import io.aibotiyi.backend.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of ledger_account: made at first use, locked before they are changed. The ids of {@value
 * #KNOWN} are kept in memory: a row is never renamed or deleted, and one whose making was rolled
 * back is not found under its id.
 */
final class LedgerAccounts {

    /** A stored balance. */
    record Row(long id, BigDecimal total, BigDecimal held) {
        BigDecimal free() {
            return total.subtract(held);
        }
    }

    private static final int KNOWN = 10_000;

    /** Owners that one query asks for. */
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final Cache<LedgerAccount, Long> ids = Caffeine.newBuilder().maximumSize(KNOWN).build();

    LedgerAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks until the transaction ends; the account is made if there is none. */
    Row lock(LedgerAccount name) {
        return select(name, " for update").orElseGet(() -> create(name));
    }

    /**
     * Adds to a balance, which stays locked until the transaction ends; the account is made if
     * there is none.
     *
     * @param amount negative to take away
     * @return the row's id
     * @throws InsufficientFundsException if more of a person's cash were taken than is free
     */
    long add(LedgerAccount name, BigDecimal amount) {
        boolean takes = name.kind() == LedgerAccount.Kind.CASH && amount.signum() < 0;
        Long known = ids.getIfPresent(name);
        if (known != null && added(known, amount, takes)) {
            return known;
        }
        Row row = lock(name);
        if (takes && row.free().add(amount).signum() < 0) {
            throw new InsufficientFundsException(name.asset(), amount.negate(), row.free());
        }
        store(row.id(), row.total().add(amount), row.held());
        ids.put(name, row.id());
        return row.id();
    }

    /** False if there is no such row, or not enough in it. */
    private boolean added(long id, BigDecimal amount, boolean takes) {
        String change = "update ledger_account set total = total + ? where id = ?";
        return takes
                ? jdbc.sql(change + " and total - held >= ?")
                                .params(amount, id, amount.negate())
                                .update()
                        == 1
                : jdbc.sql(change).params(amount, id).update() == 1;
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

    /** By owner alone: with more conditions H2 reads every account of the asset. */
    Map<String, Balance> of(LedgerAccount.Kind kind, String asset, Collection<String> owners) {
        Map<String, Balance> found = new HashMap<>();
        for (List<String> page : pages(owners)) {
            jdbc.sql(
                            "select owner, kind, asset, total, held from ledger_account where owner"
                                    + " in (:owners)")
                    .param("owners", page)
                    .query(rs -> {
                        boolean wanted =
                                kind.name().equals(rs.getString("kind"))
                                        && asset.equals(rs.getString("asset"));
                        if (wanted) {
                            LedgerAccount name =
                                    new LedgerAccount(rs.getString("owner"), kind, asset);
                            found.put(
                                    name.owner(),
                                    new Balance(
                                            name,
                                            rs.getBigDecimal("total"),
                                            rs.getBigDecimal("held")));
                        }
                    });
        }
        return found;
    }

    Map<String, BigDecimal> held(
            String prefix, LedgerAccount.Kind kind, String asset, Collection<String> owners) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (List<String> page : pages(owners)) {
            jdbc.sql(
                            "select a.owner, sum(h.amount) as amount from ledger_account a join"
                                    + " ledger_hold h on h.account_id = a.id where a.owner in"
                                    + " (:owners) and a.kind = :kind and a.asset = :asset and"
                                    + " h.name like :prefix group by a.owner")
                    .param("owners", page)
                    .param("kind", kind.name())
                    .param("asset", asset)
                    .param("prefix", prefix + "%")
                    .query(rs -> {
                        sums.put(rs.getString("owner"), rs.getBigDecimal("amount"));
                    });
        }
        return sums;
    }

    private static List<List<String>> pages(Collection<String> owners) {
        List<String> all = List.copyOf(owners);
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE) {
            pages.add(all.subList(from, Math.min(all.size(), from + PAGE)));
        }
        return pages;
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
