package io.aibotiyi.backend.testing;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A venue that takes commands, remembers them and reports what the test tells it to. */
public final class FakeVenue implements ExecutionVenue {

    private static final long TIME = 1_763_856_000_000_000_000L;

    private final VenueId id;
    private final List<VenueOrder> submitted = new CopyOnWriteArrayList<>();
    private final List<OrderId> cancels = new CopyOnWriteArrayList<>();
    private volatile @Nullable ExecutionListener listener;
    private final List<VenueAmendment> amendments = new CopyOnWriteArrayList<>();
    private volatile VenueCapabilities able = VenueCapabilities.PLAIN;
    private final Map<InstrumentId, Long> positions = new ConcurrentHashMap<>();
    private volatile boolean busy;

    public FakeVenue(VenueId id) {
        this.id = id;
    }

    @Override
    public VenueId id() {
        return id;
    }

    @Override
    public VenueCapabilities capabilities() {
        return able;
    }

    /** What it says that it can do; plain orders only, at first. */
    public FakeVenue can(VenueCapabilities what) {
        able = what;
        return this;
    }

    @Override
    public boolean amend(VenueAmendment amendment) {
        return !busy && amendments.add(amendment);
    }

    public List<VenueAmendment> amendments() {
        return amendments;
    }

    public void triggered(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.Triggered(order, instrument, TIME));
    }

    public void amended(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.Amended(order, instrument, TIME));
    }

    public void refuseAmend(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.AmendRejected(order, instrument, TIME, "it was filled"));
    }

    @Override
    public void reportTo(ExecutionListener to) {
        listener = to;
    }

    @Override
    public boolean submit(VenueOrder order) {
        return !busy && submitted.add(order);
    }

    @Override
    public boolean cancel(InstrumentId instrument, OrderId order) {
        return !busy && cancels.add(order);
    }

    @Override
    public boolean position(InstrumentId instrument, AccountId account, long quantity) {
        return !busy && positions.put(instrument, quantity) == null;
    }

    /** What it was told of positions, in quantity units; a test has one account. */
    public Map<InstrumentId, Long> positions() {
        return positions;
    }

    /** From now on its command queue is full, or no longer. */
    public void busy(boolean full) {
        busy = full;
    }

    public List<VenueOrder> submitted() {
        return submitted;
    }

    public List<OrderId> cancels() {
        return cancels;
    }

    public void report(ExecutionReport report) {
        ExecutionListener to = listener;
        if (to == null) {
            throw new IllegalStateException("Nobody listens to " + id);
        }
        to.report(report);
    }

    public void accept(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.Accepted(order, instrument, TIME));
    }

    public void reject(OrderId order, InstrumentId instrument, String reason) {
        report(new ExecutionReport.Rejected(order, instrument, TIME, reason));
    }

    public void cancelled(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.Cancelled(order, instrument, TIME, "as asked"));
    }

    public void refuseCancel(OrderId order, InstrumentId instrument) {
        report(new ExecutionReport.CancelRejected(order, instrument, TIME, "unknown"));
    }

    /** Reports a fill; prices and quantities in units. */
    public void fill(
            OrderId order,
            InstrumentId instrument,
            String executionId,
            long price,
            long quantity,
            boolean maker) {
        report(
                new ExecutionReport.Filled(
                        order, instrument, TIME, executionId, price, quantity, 0, maker));
    }
}
