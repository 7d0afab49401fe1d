package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one study over one series, in step with it: O(1) computations and O(log size)
 * summaries per appended or ticking candle, all anew after any other change.
 */
final class StudyLine {

    private final Study study;
    private final String pane;
    private final List<PlotSeries> outputs = new ArrayList<>();
    private final double[] row;
    private Study.@Nullable Run run;
    private Optional<String> reason = Optional.empty();
    private int settled;

    /**
     * @param pane id of its pane; empty for an overlay
     */
    StudyLine(Study study, String pane) {
        this.study = study;
        this.pane = pane;
        row = new double[study.plots().size()];
        study.plots().forEach(_ -> outputs.add(new PlotSeries()));
    }

    Study study() {
        return study;
    }

    String pane() {
        return pane;
    }

    PlotSeries output(int plot) {
        return outputs.get(plot);
    }

    /** Why there are no values, or empty. */
    Optional<String> reason() {
        return reason;
    }

    void follow(CandleSeries series, boolean restart) {
        int first = series.firstPosition();
        int end = series.endPosition();
        Study.Run current = run;
        if (current == null && reason.isPresent()) {
            reason = study.unavailable(series);
        }
        if (restart
                || (current == null && reason.isEmpty())
                || outputs.getFirst().firstPosition() != first
                || settled > end - 1) {
            reason = study.unavailable(series);
            outputs.forEach(output -> {
                output.restart(first);
                output.reserve(end - first);
            });
            settled = first;
            current = reason.isPresent() ? null : study.start(series);
            run = current;
        }
        if (current == null) {
            return;
        }
        int changed = Math.min(settled, end - 1);
        while (settled < end - 1) {
            current.next(series.candleAt(settled), row);
            write(settled++);
        }
        if (end > first) {
            current.peek(series.candleAt(end - 1), row);
            write(end - 1);
            outputs.forEach(output -> output.refresh(changed));
        }
    }

    private void write(int position) {
        for (int i = 0; i < row.length; i++) {
            outputs.get(i).write(position, row[i]);
        }
    }
}
