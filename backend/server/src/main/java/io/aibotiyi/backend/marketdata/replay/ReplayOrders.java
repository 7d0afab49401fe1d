package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionVenue.ExecutionListener;
import io.aibotiyi.strategies.execution.PaperExecution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Paper orders of one replayed market, and which of them work. A jump in time cancels them: {@link
 * #restart}. Venue thread only.
 */
final class ReplayOrders {

    private final Instrument instrument;
    private final String runId;
    private final ExecutionListener reports;
    private final Set<OrderId> working = new LinkedHashSet<>();
    private PaperExecution execution;
    private int restarts;

    ReplayOrders(Instrument instrument, String runId, ExecutionListener reports) {
        this.instrument = instrument;
        this.runId = runId;
        this.reports = reports;
        execution = fresh();
    }

    private PaperExecution fresh() {
        return new PaperExecution(instrument, runId + "-" + restarts++, this::report);
    }

    PaperExecution execution() {
        return execution;
    }

    private void report(ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Accepted accepted -> working.add(accepted.order());
            case ExecutionReport.Filled filled when filled.remaining() == 0 ->
                    working.remove(filled.order());
            case ExecutionReport.Cancelled cancelled -> working.remove(cancelled.order());
            case ExecutionReport.Filled _,
                    ExecutionReport.Rejected _,
                    ExecutionReport.Triggered _,
                    ExecutionReport.Amended _,
                    ExecutionReport.AmendRejected _,
                    ExecutionReport.CancelRejected _ -> {}
        }
        reports.report(report);
    }

    /** Cancels what works and begins with an empty queue and no book. */
    void restart(long time, String reason) {
        List<OrderId> cancelled = List.copyOf(working);
        working.clear();
        execution = fresh();
        for (OrderId order : cancelled) {
            reports.report(new ExecutionReport.Cancelled(order, instrument.id(), time, reason));
        }
    }
}
