package io.aibotiyi.charts.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Drawings as text: a first line with the version, then a line of {@code name=value;} fields per
 * drawing. Reading never fails: a style field that makes no sense takes its default, a line that
 * cannot be drawn (an unknown tool of a later version, missing points) is kept word for word and
 * written back, and the problem is told.
 */
public final class DrawingText {

    private static final String HEAD = "aibot-drawings ";
    private static final int VERSION = 1;

    /** Longest text that is read; beyond it the rest is left out and told. */
    private static final int MAX_LINES = 2 * DrawingBook.MAX_DRAWINGS;

    /**
     * What was read.
     *
     * @param kept lines that this version cannot draw
     * @param problems one sentence each, naming the line
     */
    public record Read(List<Drawing> drawings, List<String> kept, List<String> problems) {}

    private DrawingText() {}

    /**
     * @param kept lines to write back as they were read
     */
    public static String write(List<Drawing> drawings, List<String> kept) {
        StringBuilder text = new StringBuilder(HEAD).append(VERSION).append('\n');
        for (Drawing d : drawings) {
            text.append("tool=").append(d.tool()).append(";id=").append(d.id());
            text.append(";points=");
            for (int i = 0; i < d.anchors().size(); i++) {
                Anchor a = d.anchors().get(i);
                text.append(i == 0 ? "" : ",").append(a.time()).append('@').append(a.price());
            }
            text.append(";color=").append(d.style().color());
            text.append(";width=").append(d.style().width());
            text.append(";dash=").append(d.style().dash());
            text.append(";filled=").append(d.style().filled());
            text.append(";locked=").append(d.locked());
            text.append(";hidden=").append(d.hidden());
            text.append(";text=").append(escape(d.text())).append('\n');
        }
        kept.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    public static Read read(String text) {
        List<Drawing> drawings = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith(HEAD)) {
                continue;
            }
            if (i > MAX_LINES) {
                problems.add("line " + (i + 1) + " and what follows: too many drawings");
                break;
            }
            String where = "line " + (i + 1);
            Optional<Drawing> drawing = drawing(fields(line), where, problems);
            boolean repeats =
                    drawing.isPresent()
                            && drawings.stream().anyMatch(d -> d.id().equals(drawing.get().id()));
            if (repeats) {
                problems.add(where + ": another drawing has its id");
            }
            if (drawing.isPresent() && !repeats) {
                drawings.add(drawing.get());
            } else {
                kept.add(line);
            }
        }
        return new Read(List.copyOf(drawings), List.copyOf(kept), List.copyOf(problems));
    }

    private static Optional<Drawing> drawing(
            Map<String, String> fields, String where, List<String> problems) {
        Optional<Tool> tool = constant(Tool.class, fields.getOrDefault("tool", ""));
        if (tool.isEmpty()) {
            problems.add(where + ": unknown tool '" + fields.getOrDefault("tool", "") + "'");
            return Optional.empty();
        }
        try {
            DrawingStyle style = style(fields, where, problems);
            String text = unescape(fields.getOrDefault("text", ""));
            return Optional.of(
                    new Drawing(
                            fields.getOrDefault("id", ""),
                            tool.get(),
                            anchors(fields.getOrDefault("points", "")),
                            style,
                            text.substring(0, Math.min(text.length(), Drawing.MAX_TEXT)),
                            Boolean.parseBoolean(fields.getOrDefault("locked", "false")),
                            Boolean.parseBoolean(fields.getOrDefault("hidden", "false"))));
        } catch (IllegalArgumentException e) {
            problems.add(where + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static DrawingStyle style(
            Map<String, String> fields, String where, List<String> problems) {
        DrawingStyle style = DrawingStyle.DEFAULT;
        Optional<DrawingStyle.Hue> color =
                constant(DrawingStyle.Hue.class, fields.getOrDefault("color", ""));
        Optional<DrawingStyle.Dash> dash =
                constant(DrawingStyle.Dash.class, fields.getOrDefault("dash", ""));
        if (color.isEmpty() || dash.isEmpty()) {
            problems.add(where + ": colour or dash not understood, took the default");
        }
        double width = style.width();
        try {
            width = Double.parseDouble(fields.getOrDefault("width", ""));
        } catch (NumberFormatException e) {
            problems.add(where + ": width not understood, took the default");
        }
        boolean usable = width >= 0.5 && width <= 8;
        return new DrawingStyle(
                color.orElse(style.color()),
                usable ? width : style.width(),
                dash.orElse(style.dash()),
                !"false".equals(fields.get("filled")));
    }

    private static List<Anchor> anchors(String text) {
        List<Anchor> anchors = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('@');
            if (at < 0) {
                throw new IllegalArgumentException("a point is time@price, not '" + part + "'");
            }
            anchors.add(
                    new Anchor(
                            Long.parseLong(part.substring(0, at)),
                            Double.parseDouble(part.substring(at + 1))));
        }
        return anchors;
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : line.split(";", -1)) {
            int at = part.indexOf('=');
            if (at > 0) {
                fields.put(part.substring(0, at), part.substring(at + 1));
            }
        }
        return fields;
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\s")
                .replace("\n", "\\n")
                .replace("\r", "");
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            plain.append(next == 's' ? ';' : next == 'n' ? '\n' : next);
        }
        return plain.toString();
    }
}
