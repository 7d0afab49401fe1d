package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.Amounts.plain;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.protocol.Journal.Drawdown;
import io.aibotiyi.protocol.Journal.EquityDay;
import io.aibotiyi.protocol.Journal.EquityStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The realised result, entry by entry in the order of their exits, and day by day. Both begin at
 * zero, which is also the first highest. One thread at a time.
 */
final class EquityCurve {

    /** Steps that are told; the sums run over all. */
    static final int STEPS = 2_000;

    /** A day's entries. */
    private static final class Day {
        private int entries;
        private BigDecimal net = BigDecimal.ZERO;
    }

    private final ZoneId zone;
    private final Deque<EquityStep> steps = new ArrayDeque<>();
    private final Map<LocalDate, Day> days = new TreeMap<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal peak = BigDecimal.ZERO;
    private @Nullable Instant peakAt;
    private @Nullable Drawdown deepest;

    EquityCurve(ZoneId zone) {
        this.zone = zone;
    }

    /** Entries come in the order of their exits. */
    void add(Result result) {
        sum = sum.add(result.net());
        if (sum.compareTo(peak) > 0) {
            peak = sum;
            peakAt = result.exitAt();
        }
        BigDecimal below = peak.subtract(sum);
        if (below.signum() > 0 && (deepest == null || below.compareTo(deepest.amount()) > 0)) {
            deepest = new Drawdown(plain(below), peakAt, result.exitAt());
        }
        steps.addLast(
                new EquityStep(
                        new JournalEntryId(result.id()),
                        result.exitAt(),
                        plain(result.net()),
                        plain(sum),
                        plain(below)));
        if (steps.size() > STEPS) {
            steps.removeFirst();
        }
        Day day = days.computeIfAbsent(result.exitAt().atZone(zone).toLocalDate(), _ -> new Day());
        day.entries++;
        day.net = day.net.add(result.net());
    }

    @Nullable Drawdown deepest() {
        return deepest;
    }

    List<EquityStep> steps() {
        return List.copyOf(steps);
    }

    /** Highest and fall are of the ends of days. */
    List<EquityDay> days() {
        List<EquityDay> all = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        for (Map.Entry<LocalDate, Day> entry : days.entrySet()) {
            Day day = entry.getValue();
            total = total.add(day.net);
            highest = highest.max(total);
            all.add(
                    new EquityDay(
                            entry.getKey().toString(),
                            day.entries,
                            plain(day.net),
                            plain(total),
                            plain(highest.subtract(total))));
        }
        return all;
    }
}
