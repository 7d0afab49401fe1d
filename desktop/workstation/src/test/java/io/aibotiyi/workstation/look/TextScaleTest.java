package io.aibotiyi.workstation.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.OnFx;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class TextScaleTest {

    @Test
    void growsFontsAndTheBoxesThatHoldThemAndNothingElse() {
        assertEquals(
                ".a { -fx-font-size: 16.50px; -fx-min-height: 33.00; -fx-padding: 4 8 4 8;"
                        + " -chart-font: 16.50px \"Inter\"; -fx-border-width: 1; -fx-max-width: 15.00px; }",
                Stylesheets.scaled(
                        ".a { -fx-font-size: 11px; -fx-min-height: 22; -fx-padding: 4 8 4 8;"
                                + " -chart-font: 11px \"Inter\"; -fx-border-width: 1; -fx-max-width: 10px; }",
                        1.5));
    }

    @Test
    void leavesLengthsThatFollowTheFontAlready() {
        String css = ".a { -fx-min-height: 2em; -fx-pref-width: 1.5em; -fx-font-size: 1.2em; }";
        assertEquals(css, Stylesheets.scaled(css, 1.3));
    }

    @Test
    void makesTheTextOfALabelLargerAndAgainAsItWas() throws Exception {
        OnFx.call(() -> {
            Label label = new Label("61,482.1");
            Scene scene = new Scene(new StackPane(label));
            List<Double> sizes = new ArrayList<>();
            for (TextScale scale : List.of(TextScale.USUAL, TextScale.LARGEST, TextScale.USUAL)) {
                Appearance.DEFAULT.with(scale).apply(scene);
                scene.getRoot().applyCss();
                sizes.add(label.getFont().getSize());
            }
            assertEquals(List.of(12.0, 18.0, 12.0), sizes);
            return null;
        });
    }

    @Test
    void tellsNodesTheFactorWhenTheyComeAndWhenItChanges() throws Exception {
        OnFx.call(() -> {
            Label early = new Label();
            Label late = new Label();
            List<Double> told = new ArrayList<>();
            TextScale.follow(early, told::add);
            StackPane root = new StackPane(early);
            Scene scene = new Scene(root);
            Appearance.DEFAULT.with(TextScale.LARGE).apply(scene);
            TextScale.follow(late, told::add);
            root.getChildren().add(late);
            assertEquals(List.of(1.0, 1.15, 1.15), told);
            return null;
        });
    }

    @Test
    void stopsAtTheLargestAndAtTheUsual() {
        assertEquals(TextScale.LARGEST, TextScale.LARGEST.larger());
        assertEquals(TextScale.USUAL, TextScale.USUAL.smaller());
        assertEquals(TextScale.USUAL, TextScale.LARGEST.next());
        assertTrue(TextScale.LARGE.factor() > 1);
    }
}
