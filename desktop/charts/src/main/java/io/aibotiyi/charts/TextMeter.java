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

    /** Fonts times characters, in each of two caches; at its bound one starts anew. */
    private static final int MAX_CACHED = 2048;

    /** Characters whose widths lie in a table. */
    private static final int ASCII = 128;

    private record Glyph(Font font, char c) {}

    private final Text probe = new Text();
    private final Map<Glyph, Double> widths = new HashMap<>();
    private final Map<Font, double[]> tables = new HashMap<>();

    double width(String text, Font font) {
        double sum = 0;
        double[] table = table(font);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                sum += width(new Glyph(font, c));
                continue;
            }
            if (table[c] == 0) {
                table[c] = measured(new Glyph(font, c));
            }
            sum += table[c];
        }
        return sum;
    }

    private double[] table(Font font) {
        if (tables.size() * ASCII >= MAX_CACHED) {
            tables.clear();
        }
        return tables.computeIfAbsent(font, _ -> new double[ASCII]);
    }

    private double width(Glyph glyph) {
        Double known = widths.get(glyph);
        if (known != null) {
            return known;
        }
        if (widths.size() >= MAX_CACHED) {
            widths.clear();
        }
        double width = measured(glyph);
        widths.put(glyph, width);
        return width;
    }

    private double measured(Glyph glyph) {
        // between two letters, since a lone blank has no bounds
        probe.setFont(glyph.font);
        probe.setText("x" + glyph.c + "x");
        double with = probe.getLayoutBounds().getWidth();
        probe.setText("xx");
        return with - probe.getLayoutBounds().getWidth();
    }
}
