package io.aibotiyi.charts.surface;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/**
 * A font with every digit as wide as its widest, so numbers keep their columns in any typeface: a
 * font with tabular figures is drawn as it is, another one digit by digit on fixed cells.
 *
 * <p>Widths are measured once per character and are exact sums, in logical pixels. JavaFX thread
 * only.
 */
public final class TabularFont {

    private static final int PIECE = 3;

    private final Font font;
    private final double[] ascii = new double[128];
    private final Map<Character, Double> others = new HashMap<>();
    private final Text ruler = new Text();
    private final double digit;
    private final boolean tabular;
    private final double figureHeight;

    public TabularFont(Font font) {
        this.font = font;
        ruler.setFont(font);
        double widest = 0;
        double narrowest = Double.MAX_VALUE;
        for (char c = '0'; c <= '9'; c++) {
            double width = measure(c);
            widest = Math.max(widest, width);
            narrowest = Math.min(narrowest, width);
        }
        digit = widest;
        tabular = widest - narrowest < 0.01;
        for (char c = 32; c < ascii.length; c++) {
            ascii[c] = Character.isDigit(c) ? digit : measure(c);
        }
        ruler.setBoundsType(TextBoundsType.VISUAL);
        ruler.setText("0");
        Bounds zero = ruler.getLayoutBounds();
        figureHeight = zero.getHeight();
        ruler.setBoundsType(TextBoundsType.LOGICAL);
    }

    /** The same family in another size and weight. */
    public static TabularFont of(Font base, double size, FontWeight weight) {
        return new TabularFont(Font.font(base.getFamily(), weight, size));
    }

    /** Width of one digit. */
    public double digitWidth() {
        return digit;
    }

    /** Height of a figure above the baseline. */
    public double figureHeight() {
        return figureHeight;
    }

    /** The baseline that puts figures in the middle of a row, on a whole pixel. */
    public double baseline(double top, double rowHeight) {
        return Math.rint(top + (rowHeight + figureHeight) / 2);
    }

    public double width(String text) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += width(text.charAt(i));
        }
        return width;
    }

    /** Makes {@code g} use this font; call before a run of {@link #draw}. */
    public void select(GraphicsContext g) {
        g.setFont(font);
    }

    /** Draws left-aligned at {@code x} with the current fill. */
    public void draw(GraphicsContext g, String text, double x, double baseline) {
        if (text.isEmpty()) {
            return;
        }
        if (tabular) {
            if (isNumber(text)) {
                drawNumber(g, text, x, baseline);
            } else {
                g.fillText(text, x, baseline);
            }
            return;
        }
        double at = x;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            double cell = width(c);
            double inset = c >= '0' && c <= '9' ? (cell - measured(c)) / 2 : 0;
            g.fillText(String.valueOf(c), at + inset, baseline);
            at += cell;
        }
    }

    /**
     * In pieces of three characters: of those there are so few that JavaFX, which keeps the layout
     * of texts it has seen, has seen them all, and a ladder's changing sizes cost it no layout.
     */
    private void drawNumber(GraphicsContext g, String text, double x, double baseline) {
        double at = x;
        for (int i = 0; i < text.length(); i += PIECE) {
            String piece = text.substring(i, Math.min(text.length(), i + PIECE));
            g.fillText(piece, at, baseline);
            at += width(piece);
        }
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        return true;
    }

    /** Draws with its right edge at {@code right}. */
    public void drawRight(GraphicsContext g, String text, double right, double baseline) {
        draw(g, text, right - width(text), baseline);
    }

    /** Draws centred on {@code centre}. */
    public void drawCentred(GraphicsContext g, String text, double centre, double baseline) {
        draw(g, text, Math.rint(centre - width(text) / 2), baseline);
    }

    /** The text, or as much of its start as fits {@code width} with an ellipsis. */
    public String fit(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end)) + width('…') > width) {
            end--;
        }
        return end == 0 ? "" : text.substring(0, end).stripTrailing() + "…";
    }

    private double width(char c) {
        return c < ascii.length ? ascii[c] : others.computeIfAbsent(c, this::measure);
    }

    private double measured(char digit) {
        return others.computeIfAbsent(digit, this::measure);
    }

    private double measure(char c) {
        ruler.setText(String.valueOf(c));
        return ruler.getLayoutBounds().getWidth();
    }
}
