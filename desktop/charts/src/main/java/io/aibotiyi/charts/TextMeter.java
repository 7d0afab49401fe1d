package io.aibotiyi.charts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Widths of labels from cached character widths: exact for tabular figures, close enough elsewhere
 * (no kerning). FX thread.
 */
final class TextMeter {

    /** Fonts times characters; at the bound the cache starts anew. */
    private static final int MAX_CACHED = 2048;

    private record Glyph(Font font, char c) {}

    private final Text probe = new Text();
    private final Map<Glyph, Double> widths = new HashMap<>();

    double width(String text, Font font) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += width(new Glyph(font, text.charAt(i)));
        }
        return sum;
    }

    private double width(Glyph glyph) {
        Double known = widths.get(glyph);
        if (known != null) {
            return known;
        }
        if (widths.size() >= MAX_CACHED) {
            widths.clear();
        }
        // between two letters, since a lone blank has no bounds
        probe.setFont(glyph.font);
        probe.setText("x" + glyph.c + "x");
        double with = probe.getLayoutBounds().getWidth();
        probe.setText("xx");
        double width = with - probe.getLayoutBounds().getWidth();
        widths.put(glyph, width);
        return width;
    }
}
