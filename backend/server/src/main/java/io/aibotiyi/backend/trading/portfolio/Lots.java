package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is left of each fill that opened a position, oldest first (of a spot position each buy, of a
 * short one each sale, for which cost is what it brought); changed only under the account's lock,
 * in the transaction of a fill. The lots of a position add up to its quantity. Reads {@value
 * #FIRST}, then twice as many each time up to {@value #PAGE}, and writes at most two statements
 * however many lots a sale uses up.
 */
@Component
final class Lots {

    static final int FIRST = 4;
    static final int PAGE = 128;

    private record Lot(long id, BigDecimal quantity, BigDecimal cost) {

        /** The cost of a part, rounded as average cost is; the rest keeps what is left of it. */
        BigDecimal costOf(BigDecimal part) {
            return cost.multiply(part).divide(quantity, Decimals.SCALE, RoundingMode.HALF_EVEN);
        }
    }

    private final JdbcClient jdbc;

    Lots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A fill that opens becomes the youngest lot. */
    void add(
            AccountId account,
            InstrumentId instrument,
            FillId fill,
            BigDecimal quantity,
            BigDecimal cost) {
        jdbc.sql(
                        "insert into trading_lot (account_id, venue, symbol, fill_id, quantity,"
                                + " cost) values (?, ?, ?, ?, ?, ?)")
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        fill.value(),
                        quantity,
                        cost)
                .update();
    }

    /**
     * Takes from the oldest lots.
     *
     * @return what the quantity had cost
     * @throws IllegalStateException if there is less than that
     */
    BigDecimal take(AccountId account, InstrumentId instrument, BigDecimal quantity) {
        BigDecimal left = quantity;
        BigDecimal cost = BigDecimal.ZERO;
        long usedUp = 0;
        long seen = 0;
        int size = FIRST;
        while (left.signum() > 0) {
            List<Lot> page = after(seen, account, instrument, size);
            size = Math.min(2 * size, PAGE);
            if (page.isEmpty()) {
                throw new IllegalStateException(
                        "The lots of " + instrument + " of account " + account + " lack " + left);
            }
            for (Lot lot : page) {
                seen = lot.id();
                if (lot.quantity().compareTo(left) > 0) {
                    BigDecimal part = lot.costOf(left);
                    keep(lot, lot.quantity().subtract(left), lot.cost().subtract(part));
                    cost = cost.add(part);
                    left = BigDecimal.ZERO;
                } else {
                    cost = cost.add(lot.cost());
                    left = left.subtract(lot.quantity());
                    usedUp = lot.id();
                }
                if (left.signum() == 0) {
                    break;
                }
            }
        }
        forget(usedUp, account, instrument);
        return cost;
    }

    private List<Lot> after(long id, AccountId account, InstrumentId instrument, int size) {
        return jdbc.sql(
                        "select id, quantity, cost from trading_lot where account_id = ? and venue"
                                + " = ? and symbol = ? and id > ? order by id limit ?")
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        id,
                        size)
                .query((rs, i) ->
                        new Lot(
                                rs.getLong("id"),
                                rs.getBigDecimal("quantity"),
                                rs.getBigDecimal("cost")))
                .list();
    }

    private void keep(Lot lot, BigDecimal quantity, BigDecimal cost) {
        jdbc.sql("update trading_lot set quantity = ?, cost = ? where id = ?")
                .params(quantity, cost, lot.id())
                .update();
    }

    private void forget(long last, AccountId account, InstrumentId instrument) {
        if (last > 0) {
            jdbc.sql(
                            "delete from trading_lot where account_id = ? and venue = ? and symbol"
                                    + " = ? and id <= ?")
                    .params(
                            account.value(),
                            instrument.venue().name(),
                            instrument.symbol().name(),
                            last)
                    .update();
        }
    }
}
