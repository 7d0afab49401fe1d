package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Positions in the database; changed only under the account's lock. */
@Component
public final class Positions {

    private static final String COLUMNS =
            "select account_id, venue, symbol, quantity, cost, realised_pnl, fees, fifo_cost,"
                    + " fifo_realised, margin, funding from trading_position ";

    private final JdbcClient jdbc;

    public Positions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Position of(AccountId account, InstrumentId instrument) {
        return jdbc.sql(COLUMNS + "where account_id = ? and venue = ? and symbol = ?")
                .params(account.value(), instrument.venue().name(), instrument.symbol().name())
                .query(Positions::position)
                .optional()
                .orElse(Position.none(account, instrument));
    }

    public List<Position> of(AccountId account) {
        return jdbc.sql(COLUMNS + "where account_id = ? order by venue, symbol")
                .param(account.value())
                .query(Positions::position)
                .list();
    }

    /** Accounts that hold anything. */
    public List<AccountId> holders() {
        return jdbc.sql("select distinct account_id from trading_position where quantity <> 0")
                .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
    }

    /** Open positions in perpetuals at a venue, everybody's. */
    public List<Position> marginAt(VenueId venue) {
        return jdbc.sql(COLUMNS + "where venue = ? and margin = true and quantity <> 0")
                .param(venue.name())
                .query(Positions::position)
                .list();
    }

    /** Open positions in perpetuals, everybody's. */
    public List<Position> openMargin() {
        return jdbc.sql(COLUMNS + "where margin = true and quantity <> 0 order by account_id")
                .query(Positions::position)
                .list();
    }

    /** True if the account has an open position in a perpetual. */
    public boolean hasMargin(AccountId account) {
        return jdbc.sql(
                                "select count(*) from trading_position where account_id = ? and"
                                        + " margin = true and quantity <> 0")
                        .param(account.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Positions in perpetuals, also those that were closed. */
    public List<Position> marginOf(AccountId account) {
        return jdbc.sql(COLUMNS + "where account_id = ? and margin = true order by venue, symbol")
                .param(account.value())
                .query(Positions::position)
                .list();
    }

    public void store(Position position) {
        int changed =
                jdbc.sql(
                                "update trading_position set quantity = ?, cost = ?,"
                                        + " realised_pnl = ?, fees = ?, fifo_cost = ?,"
                                        + " fifo_realised = ?, margin = ?, funding = ? where"
                                        + " account_id = ? and venue = ? and symbol = ?")
                        .params(
                                position.quantity(),
                                position.cost(),
                                position.realisedPnl(),
                                position.fees(),
                                position.fifoCost(),
                                position.fifoRealised(),
                                position.margin(),
                                position.funding(),
                                position.account().value(),
                                position.instrument().venue().name(),
                                position.instrument().symbol().name())
                        .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into trading_position (quantity, cost, realised_pnl, fees,"
                                    + " fifo_cost, fifo_realised, margin, funding, account_id,"
                                    + " venue, symbol) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            position.quantity(),
                            position.cost(),
                            position.realisedPnl(),
                            position.fees(),
                            position.fifoCost(),
                            position.fifoRealised(),
                            position.margin(),
                            position.funding(),
                            position.account().value(),
                            position.instrument().venue().name(),
                            position.instrument().symbol().name())
                    .update();
        }
    }

    private static Position position(ResultSet rs, int row) throws SQLException {
        return new Position(
                new AccountId(rs.getObject("account_id", UUID.class)),
                new InstrumentId(
                        new VenueId(rs.getString("venue")), new Symbol(rs.getString("symbol"))),
                rs.getBigDecimal("quantity"),
                rs.getBigDecimal("cost"),
                rs.getBigDecimal("realised_pnl"),
                rs.getBigDecimal("fees"),
                rs.getBigDecimal("fifo_cost"),
                rs.getBigDecimal("fifo_realised"),
                rs.getBoolean("margin"),
                rs.getBigDecimal("funding"));
    }
}
