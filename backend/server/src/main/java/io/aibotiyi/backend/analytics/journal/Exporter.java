package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Journal.Excursion;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes entries out in the order they were opened, {@value #PART} at a time, so that a journal of
 * any length takes little memory. Each part is read when it is written.
 */
@Component
final class Exporter {

    private static final int PART = 200;

    static final List<String> COLUMNS =
            List.of(
                    "id",
                    "account",
                    "mode",
                    "instrument",
                    "currency",
                    "direction",
                    "state",
                    "outcome",
                    "entry_at",
                    "exit_at",
                    "holding_seconds",
                    "quantity",
                    "largest",
                    "open_quantity",
                    "entry_price",
                    "exit_price",
                    "gross_pnl",
                    "fees",
                    "unpriced_fees",
                    "funding",
                    "net_pnl",
                    "stop_price",
                    "risk",
                    "r_multiple",
                    "mae",
                    "mfe",
                    "worst_price",
                    "best_price",
                    "excursion_resolution",
                    "fills",
                    "liquidated",
                    "transferred",
                    "tags",
                    "rating",
                    "notes",
                    "snapshots");

    private final EntryReader entries;

    Exporter(EntryReader entries) {
        this.entries = entries;
    }

    void write(UserId person, Filter filter, ExportFormat format, OutputStream out)
            throws IOException {
        boolean csv = format == ExportFormat.CSV;
        put(out, csv ? String.join(",", COLUMNS) + "\r\n" : "[");
        @Nullable UUID last = null;
        List<JournalEntryDetail> part;
        do {
            part = part(person, filter, last);
            for (JournalEntryDetail detail : part) {
                put(out, csv ? line(detail) : (last == null ? "\n" : ",\n") + json(detail));
                last = detail.entry().id().value();
            }
        } while (part.size() == PART);
        put(out, csv ? "" : "\n]\n");
    }

    private List<JournalEntryDetail> part(UserId person, Filter filter, @Nullable UUID last) {
        Conditions which = Conditions.of(person, filter);
        if (last != null) {
            which.and("e.id > ?", last);
        }
        return entries.details(which, "asc", PART);
    }

    private static void put(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(JournalEntryDetail detail) {
        return Json.mapper().writeValueAsString(detail);
    }

    private static String line(JournalEntryDetail detail) {
        JournalEntryView e = detail.entry();
        Excursion moved = e.excursion();
        Integer rating = e.rating();
        return new CsvLine()
                .text(e.id())
                .text(e.account())
                .text(e.mode())
                .text(e.instrument())
                .text(e.currency())
                .text(e.direction())
                .text(e.state())
                .text(e.outcome())
                .text(e.entryAt())
                .text(e.exitAt())
                .number(e.holdingSeconds())
                .number(e.quantity())
                .number(e.largest())
                .number(e.openQuantity())
                .number(e.entryPrice())
                .number(e.exitPrice())
                .number(e.grossPnl())
                .number(e.fees())
                .text(
                        e.unpricedFees().stream()
                                .map(f -> f.amount().toPlainString() + " " + f.asset())
                                .collect(Collectors.joining("; ")))
                .number(e.funding())
                .number(e.netPnl())
                .number(e.stopPrice())
                .number(e.risk())
                .number(e.rMultiple())
                .number(moved == null ? null : moved.adverse())
                .number(moved == null ? null : moved.favourable())
                .number(moved == null ? null : moved.worstPrice())
                .number(moved == null ? null : moved.bestPrice())
                .text(moved == null ? null : moved.resolution())
                .number((long) e.fills())
                .text(e.liquidated())
                .text(e.transferred())
                .text(String.join("; ", e.tags()))
                .number(rating == null ? null : (long) rating)
                .text(detail.notes())
                .number((long) e.snapshots())
                .ended();
    }
}
