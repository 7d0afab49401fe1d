package io.aibotiyi.charts;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What boxes and texts are drawn on. Coordinates are logical pixels; the colour stays until set.
 */
interface Sheet {

    /** The colour of all that is drawn from now on. */
    void color(Color color);

    /** A box; edges between device pixels are blended. */
    void rectangle(double x, double y, double w, double h);

    /** Text centred vertically on {@code y}. */
    void text(String text, double x, double y, TextAlignment alignment, Font font);
}
