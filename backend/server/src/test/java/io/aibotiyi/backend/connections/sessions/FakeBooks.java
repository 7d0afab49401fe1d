package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.backend.trading.LiveFill;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A live account's books in memory. What is said to them is written down in its order. */
final class FakeBooks implements LiveAccounts {

    /** What happened, in order, here and at the {@link FakeExchange}. */
    final List<String> events;

    final List<ExecutionReport> reports = new CopyOnWriteArrayList<>();
    final List<Working> working = new CopyOnWriteArrayList<>();
    final Map<String, BigDecimal> totals = new HashMap<>();
    final List<String> adjustments = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    volatile int unbooked;

    FakeBooks(List<String> events) {
        this.events = events;
    }

    @Override
    public AccountId open(UserId owner, VenueId venue, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Working> working(AccountId account) {
        return List.copyOf(working);
    }

    @Override
    public long workingCount(AccountId account) {
        return working.size();
    }

    @Override
    public void sending(OrderId order) {
        if (broken) {
            throw new IllegalStateException("the database is gone");
        }
        events.add("marked " + order);
    }

    @Override
    public Optional<BigDecimal> amendedQuantity(OrderId order) {
        return Optional.empty();
    }

    @Override
    public void report(VenueId venue, ExecutionReport report) {
        reports.add(report);
    }

    @Override
    public void filled(VenueId venue, LiveFill fill) {
        events.add("filled " + fill.venueFillId());
    }

    @Override
    public int unbooked() {
        return unbooked;
    }

    @Override
    public Map<String, BigDecimal> totals(AccountId account) {
        return Map.copyOf(totals);
    }

    @Override
    public BigDecimal free(AccountId account, String asset) {
        return totals.getOrDefault(asset, BigDecimal.ZERO);
    }

    @Override
    public Map<String, BigDecimal> boundAtVenue(AccountId account) {
        return Map.of();
    }

    @Override
    public Optional<String> adjust(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal venueTotal,
            BigDecimal ledgerTotal,
            AdjustmentReason reason) {
        totals.put(asset, venueTotal);
        adjustments.add(
                reason + " " + venueTotal.subtract(ledgerTotal).toPlainString() + " " + asset);
        return Optional.empty();
    }

    @Override
    public void align(AccountId account, VenueId venue) {}

    @Override
    public List<Adjustment> adjustments(UserId user, AccountId account, int limit) {
        throw new UnsupportedOperationException();
    }
}
