package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerWitness;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the ledger's proof what contracts accounts have by their positions. */
@Component
final class PositionWitness implements LedgerWitness {

    private final JdbcClient jdbc;

    PositionWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public LedgerAccount.Kind kind() {
        return LedgerAccount.Kind.POSITION;
    }

    @Override
    public Map<LedgerAccount, BigDecimal> totals() {
        Map<LedgerAccount, BigDecimal> totals = new HashMap<>();
        jdbc.sql(
                        "select account_id, venue, symbol, quantity from trading_position where"
                                + " margin = true and quantity <> 0")
                .query(rs -> {
                    totals.put(
                            LedgerAccount.position(
                                    new AccountId(rs.getObject("account_id", UUID.class)),
                                    new InstrumentId(
                                            new VenueId(rs.getString("venue")),
                                            new Symbol(rs.getString("symbol")))),
                            rs.getBigDecimal("quantity"));
                });
        return totals;
    }
}
