package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.ImportReport.LineIssue;
import java.util.List;

/**
 * How far an import is, durable after each batch.
 *
 * @param records passed, good, bad and of no interest
 * @param rows staged
 * @param lastTime of the last good row
 * @param direction +1 if times rise, -1 if they fall, 0 before that is known
 * @param batches files staged
 * @param complete true after the last record
 */
record Checkpoint(
        long records,
        long rows,
        long bad,
        long outOfOrder,
        long rounded,
        long lastTime,
        int direction,
        int batches,
        boolean complete,
        List<LineIssue> issues) {

    static final Checkpoint START = new Checkpoint(0, 0, 0, 0, 0, 0, 0, 0, false, List.of());

    Checkpoint {
        issues = issues.stream().limit(ImportReport.MAX_LISTED).toList();
    }
}
