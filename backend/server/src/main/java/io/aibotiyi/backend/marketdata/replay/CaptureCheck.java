package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.ReplayReport;
import io.aibotiyi.backend.marketdata.ReplayReport.BadLine;
import io.aibotiyi.backend.marketdata.ReplayReport.InstrumentReport;
import io.aibotiyi.backend.marketdata.capture.CaptureHandler;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage;
import io.aibotiyi.backend.marketdata.capture.CaptureMessage.Kind;
import io.aibotiyi.domain.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Counts and compares a capture as it is read; see {@link ReplayReport}. */
public final class CaptureCheck implements CaptureHandler {

    private final Map<InstrumentId, InstrumentCheck> checks = new HashMap<>();
    private final LatencyHistogram latency = new LatencyHistogram();
    private final List<BadLine> firstBad = new ArrayList<>();
    private long bad;
    private @Nullable InstrumentCheck recent;

    @Override
    public void message(CaptureMessage message) {
        Kind kind = message.kind();
        if (kind == Kind.OTHER) {
            return;
        }
        if (message.exchangeTime() != 0) {
            latency.add(message.localTime() - message.exchangeTime());
        }
        if (message.instrument().equals(CaptureMessage.UNNAMED)) {
            offerToAll(message);
        } else {
            check(message.instrument()).take(message);
        }
    }

    /** Nothing says whose snapshot it is, so each book sees whether its ids fit. */
    private void offerToAll(CaptureMessage snapshot) {
        if (checks.isEmpty()) {
            badLine(
                    snapshot.lineNumber(),
                    "snapshot without a symbol before any other message: nothing says whose it is");
            return;
        }
        checks.values().forEach(check -> check.snapshot(snapshot));
    }

    private InstrumentCheck check(InstrumentId id) {
        InstrumentCheck last = recent;
        if (last == null || !last.id().equals(id)) {
            last = checks.computeIfAbsent(id, InstrumentCheck::new);
            recent = last;
        }
        return last;
    }

    @Override
    public void badLine(long line, String reason) {
        bad++;
        if (firstBad.size() < ReplayReport.MAX_LISTED) {
            firstBad.add(new BadLine(line, reason));
        }
    }

    /** The result so far. */
    public ReplayReport report(long lines, double seconds) {
        List<InstrumentReport> reports =
                checks.values().stream()
                        .map(InstrumentCheck::report)
                        .sorted(Comparator.comparing(InstrumentReport::instrument))
                        .toList();
        return new ReplayReport(
                lines,
                sum(reports, InstrumentReport::depthUpdates),
                sum(reports, InstrumentReport::trades),
                sum(reports, InstrumentReport::sequenceGaps),
                sum(reports, InstrumentReport::tradeGaps),
                sum(reports, InstrumentReport::crossedBooks),
                sum(reports, InstrumentReport::checksumsCompared),
                sum(reports, InstrumentReport::checksumsMatched),
                sum(reports, InstrumentReport::bookTickerCompared),
                sum(reports, InstrumentReport::bookTickerMatched),
                bad,
                firstBad,
                latency.result(),
                reports,
                seconds);
    }

    private static long sum(
            List<InstrumentReport> reports, ToLongFunction<InstrumentReport> field) {
        return reports.stream().mapToLong(field).sum();
    }
}
