package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The studies of a chart with their values, and the panes they need. */
final class Studies {

    private static final String PANE = "study ";

    private List<StudyLine> lines = List.of();

    List<StudyLine> lines() {
        return lines;
    }

    /** Shows studies; one that was shown before keeps its values. */
    void show(List<Study> studies, PaneShares shares, boolean volume) {
        List<StudyLine> before = new ArrayList<>(lines);
        List<StudyLine> after = new ArrayList<>();
        List<String> panes = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        if (volume) {
            panes.add(PaneShares.VOLUME);
        }
        for (Study study : studies) {
            String pane = "";
            if (!study.isOverlay()) {
                pane = PANE + study.title();
                for (int i = 2; !taken.add(pane); i++) {
                    pane = PANE + study.title() + " #" + i;
                }
                panes.add(pane);
            }
            after.add(reuse(before, study, pane));
        }
        lines = List.copyOf(after);
        shares.show(panes);
    }

    void follow(CandleSeries series, boolean restart) {
        for (StudyLine line : lines) {
            line.follow(series, restart);
        }
    }

    /** True while the newest values need no other scale than the frame's. */
    boolean fit(Frame f) {
        int last = f.series().endPosition() - 1;
        for (StudyFrame study : f.studies()) {
            if (study.isOverlay()) {
                continue;
            }
            study.line().follow(f.series(), false);
            int plots = study.line().study().plots().size();
            for (int i = 0; i < plots; i++) {
                double value = study.line().output(i).at(last);
                if (value < study.scale().low() || value > study.scale().high()) {
                    return false;
                }
            }
        }
        return true;
    }

    private static StudyLine reuse(List<StudyLine> before, Study study, String pane) {
        for (int i = 0; i < before.size(); i++) {
            StudyLine line = before.get(i);
            if (line.study().equals(study) && line.pane().equals(pane)) {
                before.remove(i);
                return line;
            }
        }
        return new StudyLine(study, pane);
    }
}
