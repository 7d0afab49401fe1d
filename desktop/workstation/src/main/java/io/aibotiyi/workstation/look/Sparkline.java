package io.aibotiyi.workstation.look;

import java.math.BigDecimal;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** A line without axes; style class {@code spark}, coloured by its direction. */
public final class Sparkline extends Region {

    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    private final Polyline line = new Polyline();
    private List<BigDecimal> values = List.of();

    public Sparkline() {
        getStyleClass().add("spark");
        line.getStyleClass().add("line");
        line.setManaged(false);
        getChildren().add(line);
    }

    public void setValues(List<BigDecimal> next) {
        if (next.equals(values)) {
            return;
        }
        values = List.copyOf(next);
        int direction = values.isEmpty() ? 0 : values.getLast().compareTo(values.getFirst());
        pseudoClassStateChanged(UP, direction > 0);
        pseudoClassStateChanged(DOWN, direction < 0);
        line.pseudoClassStateChanged(UP, direction > 0);
        line.pseudoClassStateChanged(DOWN, direction < 0);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        line.getPoints().clear();
        if (values.size() < 2 || getWidth() < 4) {
            return;
        }
        double low = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(1);
        double span = high > low ? high - low : 1;
        double height = getHeight() - 2;
        for (int i = 0; i < values.size(); i++) {
            double x = i * getWidth() / (values.size() - 1);
            double y = 1 + height * (high - values.get(i).doubleValue()) / span;
            line.getPoints().addAll(x, y);
        }
    }
}
