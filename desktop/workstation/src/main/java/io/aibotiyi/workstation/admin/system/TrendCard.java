package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.workstation.look.Sparkline;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A figure with the line of its last {@link #POINTS} answers under it. FX thread only. */
final class TrendCard extends VBox {

    /** Ten minutes at one answer in five seconds. */
    static final int POINTS = 120;

    private final Label value = new Label("—");
    private final Label note = new Label();
    private final Sparkline line = new Sparkline();
    private final Deque<BigDecimal> values = new ArrayDeque<>();

    TrendCard(String title, String unit) {
        getStyleClass().add("trend-card");
        Label head = new Label(title);
        head.getStyleClass().add("figure-name");
        value.getStyleClass().add("trend-value");
        Label of = new Label(unit);
        of.getStyleClass().add("figure-name");
        note.getStyleClass().add("figure-name");
        HBox figure = new HBox(value, of);
        figure.setAlignment(Pos.BASELINE_LEFT);
        figure.getStyleClass().add("trend-figure");
        VBox.setVgrow(line, Priority.ALWAYS);
        line.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        getChildren().addAll(head, figure, line, note);
    }

    /**
     * @param below what the value means, in few words
     */
    void show(double now, String below) {
        value.setText(String.format(Locale.ROOT, "%,.0f", now));
        note.setText(below);
        values.addLast(BigDecimal.valueOf(now));
        if (values.size() > POINTS) {
            values.removeFirst();
        }
        line.setValues(List.copyOf(values));
    }
}
