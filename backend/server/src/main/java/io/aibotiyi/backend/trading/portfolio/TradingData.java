package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Accounts, orders, fills and money of a person. The ledger knows accounts, not people, so that
 * what it holds for one is told and kept here, too.
 */
@Component
final class TradingData implements PersonalDataHolder {

    private static final String MINE =
            "account_id in (select id from trading_account where user_id = ?)";

    private final JdbcClient jdbc;
    private final PersonalRows rows;
    private final PaperAccounts accounts;
    private final Ledger ledger;

    TradingData(JdbcClient jdbc, PaperAccounts accounts, Ledger ledger) {
        this.jdbc = jdbc;
        this.rows = new PersonalRows(jdbc);
        this.accounts = accounts;
        this.ledger = ledger;
    }

    @Override
    public String section() {
        return "trading";
    }

    @Override
    public Set<String> tables() {
        return Set.of("trading_account", "trading_idempotency", "ledger_account");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "accounts",
                rows.of(
                        "select id, name, mode, currency, created_at from trading_account where"
                                + " user_id = ? order by created_at",
                        person));
        data.put("balances", balances(person));
        data.put(
                "orders",
                rows.of(
                        "select id, account_id, venue, symbol, side, type, time_in_force, quantity,"
                                + " price, status, filled, client_order_id, reason, created_at,"
                                + " updated_at from trading_order where "
                                + MINE
                                + " order by created_at, id",
                        person));
        data.put(
                "fills",
                rows.of(
                        "select order_id, venue, symbol, side, price, quantity, maker, fee,"
                                + " fee_asset, realised_pnl, fifo_pnl, executed_at from trading_fill where "
                                + MINE
                                + " order by executed_at, id",
                        person));
        data.put(
                "positions",
                rows.of(
                        "select account_id, venue, symbol, quantity, cost, realised_pnl, fees,"
                                + " fifo_cost, fifo_realised, margin, funding from"
                                + " trading_position where "
                                + MINE,
                        person));
        data.put(
                "lots",
                rows.of(
                        "select account_id, venue, symbol, fill_id, quantity, cost from trading_lot"
                                + " where "
                                + MINE
                                + " order by id",
                        person));
        data.put(
                "equity",
                rows.of(
                        "select account_id, taken_at, equity from trading_equity where "
                                + MINE
                                + " order by taken_at",
                        person));
        margin(data, person);
        return data;
    }

    private void margin(Map<String, Object> data, UserId person) {
        data.put(
                "leverage",
                rows.of(
                        "select account_id, venue, symbol, leverage from trading_leverage where "
                                + MINE,
                        person));
        data.put(
                "funding",
                rows.of(
                        "select account_id, venue, symbol, ends_at, quantity, payment from"
                                + " trading_funding where "
                                + MINE
                                + " order by ends_at",
                        person));
        data.put(
                "liquidations",
                rows.of(
                        "select account_id, since, ended_at, equity, maintenance, shortfall, note"
                                + " from trading_liquidation where "
                                + MINE
                                + " order by since",
                        person));
    }

    private List<Map<String, Object>> balances(UserId person) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (AccountView account : accounts.accountsOf(person)) {
            ledger.balances(account.id().toString(), LedgerAccount.Kind.CASH)
                    .forEach(b ->
                            all.add(
                                    Map.of(
                                            "account", account.id().toString(),
                                            "asset", b.account().asset(),
                                            "total", b.total().toPlainString(),
                                            "held", b.held().toPlainString())));
        }
        return all;
    }

    @Override
    public Optional<String> hindrance(UserId person) {
        int working =
                jdbc.sql("select count(*) from trading_order where working = true and " + MINE)
                        .param(person.value())
                        .query(Integer.class)
                        .single();
        return working == 0
                ? Optional.empty()
                : Optional.of("There are " + working + " working orders; cancel them first");
    }

    @Override
    public Erasure erase(UserId person) {
        int keys =
                jdbc.sql("delete from trading_idempotency where user_id = ?")
                        .param(person.value())
                        .update();
        int names =
                jdbc.sql(
                                "update trading_order set client_order_id = null where"
                                        + " client_order_id is not null and "
                                        + MINE)
                        .param(person.value())
                        .update();
        long orders = count("trading_order", person);
        long fills = count("trading_fill", person);
        return new Erasure(
                List.of(keys + " remembered requests", names + " own names of orders"),
                List.of(
                        new Erasure.Retained(
                                orders
                                        + " orders, "
                                        + fills
                                        + " fills and their ledger postings, by number",
                                "legal obligation to keep trading records, GDPR article 17(3)(b)")));
    }

    private long count(String table, UserId person) {
        return jdbc.sql("select count(*) from " + table + " where " + MINE)
                .param(person.value())
                .query(Long.class)
                .single();
    }
}
