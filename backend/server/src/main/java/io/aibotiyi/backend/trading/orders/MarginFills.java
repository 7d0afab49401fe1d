package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.backend.trading.margin.MarginSettlement;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.FeeSchedule;
import io.aibotiyi.backend.trading.portfolio.PositionBooking;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.strategies.execution.ExecutionReport.Filled;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a fill of a perpetual does: contracts move between the account and the venue, what it closes
 * is settled in cash at once, its fee is paid; in the fill's transaction. Nothing of the notional
 * is paid.
 */
@Component
final class MarginFills {

    private final Orders orders;
    private final PositionBooking positions;
    private final MarginSettlement settlement;
    private final FeeSchedule schedule;
    private final TimeOrderedIds ids;

    MarginFills(
            Orders orders,
            PositionBooking positions,
            MarginSettlement settlement,
            FeeSchedule schedule,
            TimeOrderedIds ids) {
        this.orders = orders;
        this.positions = positions;
        this.settlement = settlement;
        this.schedule = schedule;
        this.ids = ids;
    }

    /**
     * Books it.
     *
     * @param next the order as the fill makes it
     */
    FillView settle(
            Order next,
            Instrument listed,
            Filled report,
            BigDecimal price,
            BigDecimal quantity,
            Instant now) {
        BigDecimal notional = price.multiply(quantity);
        FeeView rates = schedule.of(next.account(), now);
        BigDecimal rate = report.maker() ? rates.makerRate() : rates.takerRate();
        BigDecimal fee = Decimals.roundDown(notional.multiply(rate));
        BigDecimal signed = quantity.multiply(BigDecimal.valueOf(next.side().sign()));
        FillId id = new FillId(ids.next());
        orders.store(next);
        PositionBooking.Traded traded =
                positions.traded(next.account(), next.instrument(), id, signed, notional, fee);
        VenueId venue = next.instrument().venue();
        settlement.settle(
                next.account(),
                next.instrument(),
                "fill:" + venue + ":" + report.executionId(),
                next.side() + " fill of order " + next.id(),
                traded.average().subtract(fee),
                postings(next, listed, signed, traded.average(), fee));
        schedule.traded(next.account(), notional, now);
        return new FillView(
                id,
                next.id(),
                next.account(),
                next.instrument(),
                next.side(),
                Decimals.plain(price),
                Decimals.plain(quantity),
                report.maker(),
                Decimals.plain(fee),
                listed.quoteAsset(),
                traded.closes() ? Decimals.plain(traded.average().subtract(fee)) : null,
                traded.closes() ? Decimals.plain(traded.fifo().subtract(fee)) : null,
                EpochNanos.toInstant(report.time()).truncatedTo(ChronoUnit.MICROS),
                next.mode());
    }

    private static List<Posting> postings(
            Order order,
            Instrument listed,
            BigDecimal signed,
            BigDecimal realised,
            BigDecimal fee) {
        List<Posting> lines = new ArrayList<>(6);
        lines.add(new Posting(LedgerAccount.position(order.account(), order.instrument()), signed));
        lines.add(new Posting(LedgerAccount.counterpart(order.instrument()), signed.negate()));
        if (realised.signum() != 0) {
            lines.add(
                    new Posting(
                            LedgerAccount.marginClearing(
                                    order.instrument().venue(), listed.quoteAsset()),
                            realised.negate()));
        }
        if (fee.signum() > 0) {
            lines.add(new Posting(LedgerAccount.feeIncome(listed.quoteAsset()), fee));
        }
        return lines;
    }
}
