package io.aibotiyi.charts;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Notes boxes and lines for a raster, and keeps texts, which a raster has no glyphs for, to be
 * drawn above it: in groups, so that each becomes a small surface of its own.
 */
final class RasterSheet implements LineSheet {

    private final RasterScript script;
    private final double scale;
    private final TextMeter meter;
    private final Map<String, Recording> texts = new LinkedHashMap<>();
    private String group = "";
    private Color color = Color.TRANSPARENT;
    private int argb;

    /**
     * @param scale device pixels per logical pixel
     */
    RasterSheet(RasterScript script, double scale, TextMeter meter) {
        this.script = script;
        this.scale = scale;
        this.meter = meter;
    }

    /** Covers everything with the colour in force. */
    void clear() {
        script.clear(argb);
    }

    /** Restricts boxes and lines to a part of the sheet. */
    void clip(double x0, double y0, double x1, double y1) {
        script.clip(device(x0), device(y0), device(x1), device(y1));
    }

    /** Texts that follow belong to this group. */
    void group(String name) {
        group = name;
    }

    /** The texts so far, by group, in the order in which the groups began. */
    Map<String, Recording> texts() {
        return texts;
    }

    @Override
    public void color(Color color) {
        if (color.equals(this.color)) {
            return;
        }
        this.color = color;
        double alpha = color.getOpacity();
        argb =
                channel(alpha) << 24
                        | channel(color.getRed() * alpha) << 16
                        | channel(color.getGreen() * alpha) << 8
                        | channel(color.getBlue() * alpha);
    }

    @Override
    public void rectangle(double x, double y, double w, double h) {
        script.rectangle(x * scale, y * scale, (x + w) * scale, (y + h) * scale, argb);
    }

    @Override
    public void polyline(double[] xs, double[] ys, int points, double width) {
        script.polyline(xs, ys, points, scale, width * scale, argb);
    }

    @Override
    public void text(String text, double x, double y, TextAlignment alignment, Font font) {
        Recording recording = texts.computeIfAbsent(group, _ -> new Recording(meter));
        recording.color(color);
        recording.text(text, x, y, alignment, font);
    }

    private int device(double logical) {
        return (int) Math.round(logical * scale);
    }

    private static int channel(double share) {
        return (int) Math.round(share * 255);
    }
}
