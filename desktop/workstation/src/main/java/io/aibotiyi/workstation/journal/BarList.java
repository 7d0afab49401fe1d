package io.aibotiyi.workstation.journal;

import io.aibotiyi.protocol.Journal.Bucket;
import io.aibotiyi.protocol.Journal.Figures;
import io.aibotiyi.workstation.look.NumberLabel;
import java.math.BigDecimal;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Profit by a feature as bars from a common zero, each with its number beside it, so that nothing
 * is told by colour alone. FX thread only.
 */
final class BarList extends VBox {

    private static final PseudoClass LOSS = PseudoClass.getPseudoClass("loss");

    BarList() {
        getStyleClass().add("journal-bars");
    }

    void show(List<Bucket> buckets) {
        BigDecimal largest =
                buckets.stream()
                        .map(b -> b.figures().netPnl().abs())
                        .max(BigDecimal::compareTo)
                        .orElse(BigDecimal.ONE);
        double full = largest.signum() == 0 ? 1 : largest.doubleValue();
        boolean losses = buckets.stream().anyMatch(b -> b.figures().netPnl().signum() < 0);
        getChildren().setAll(buckets.stream().map(b -> line(b, full, losses)).toList());
    }

    private static Node line(Bucket bucket, double full, boolean losses) {
        Figures figures = bucket.figures();
        Label key = new Label(JournalWords.key(bucket));
        key.getStyleClass().add("journal-key");
        Label count = new Label(JournalWords.count(figures));
        count.getStyleClass().addAll("figure-name", "journal-count");
        NumberLabel value = new NumberLabel();
        value.setPlain(JournalWords.money(figures.netPnl()));
        value.setSign(figures.netPnl().signum());
        value.setMinWidth(96);
        value.setAlignment(Pos.CENTER_RIGHT);
        Bar bar = new Bar(figures.netPnl().doubleValue() / full, losses);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox line = new HBox(8, key, bar, value, count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("journal-bar-line");
        line.setAccessibleText(
                key.getText()
                        + ": "
                        + JournalWords.money(figures.netPnl())
                        + ", "
                        + figures.entries()
                        + " trades");
        return line;
    }

    /** A bar to the right of zero, or to the left. */
    private static final class Bar extends Region {

        private final double share;
        private final boolean losses;
        private final Region filled = new Region();

        Bar(double share, boolean losses) {
            this.share = share;
            this.losses = losses;
            filled.getStyleClass().add("journal-bar");
            filled.pseudoClassStateChanged(LOSS, share < 0);
            getChildren().add(filled);
            setMinWidth(60);
            setPrefHeight(12);
            setMaxHeight(12);
        }

        @Override
        protected void layoutChildren() {
            double zero = losses ? Math.floor(getWidth() / 2) : 0;
            double room = losses ? getWidth() - zero : getWidth();
            double length = share == 0 ? 0 : Math.max(1, Math.abs(share) * room);
            filled.resizeRelocate(share < 0 ? zero - length : zero, 0, length, getHeight());
        }
    }
}
