package io.aibotiyi.workstation.drawings;

import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.DrawingTemplates;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Styles of drawings as JSON: those that the tools begin with, and those saved by name. What cannot
 * be read is left out and named.
 */
final class TemplatesJson {

    private TemplatesJson() {}

    static String write(DrawingTemplates templates) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", 1);
        ObjectNode tools = root.putObject("tools");
        for (Tool tool : Tool.values()) {
            DrawingStyle style = templates.defaults().get(tool);
            if (style != null) {
                write(style, tools.putObject(SetupJson.lower(tool)));
            }
        }
        ObjectNode named = root.putObject("named");
        for (String name : templates.names()) {
            templates.named(name).ifPresent(style -> write(style, named.putObject(name)));
        }
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void write(DrawingStyle style, ObjectNode to) {
        to.put("color", SetupJson.lower(style.color()));
        to.put("width", style.width());
        to.put("dash", SetupJson.lower(style.dash()));
        to.put("filled", style.filled());
    }

    /**
     * @param problems given the name of each entry that could not be read
     */
    static void read(JsonNode root, DrawingTemplates into, List<String> problems) {
        for (Map.Entry<String, JsonNode> entry : entries(root.get("tools"))) {
            Optional<Tool> tool =
                    SetupJson.constant(
                            Tool.class, Json.mapper().getNodeFactory().stringNode(entry.getKey()));
            Optional<DrawingStyle> style = style(entry.getValue());
            if (tool.isPresent() && style.isPresent()) {
                into.setDefault(tool.get(), style.get());
            } else {
                problems.add("templates.tools." + entry.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> entry : entries(root.get("named"))) {
            Optional<DrawingStyle> style = style(entry.getValue());
            if (style.isEmpty() || !into.save(entry.getKey(), style.get())) {
                problems.add("templates.named." + entry.getKey());
            }
        }
    }

    private static Iterable<Map.Entry<String, JsonNode>> entries(@Nullable JsonNode node) {
        return node == null ? List.of() : node.properties();
    }

    private static Optional<DrawingStyle> style(JsonNode node) {
        Optional<DrawingStyle.Hue> color =
                SetupJson.constant(DrawingStyle.Hue.class, node.path("color"));
        Optional<DrawingStyle.Dash> dash =
                SetupJson.constant(DrawingStyle.Dash.class, node.path("dash"));
        double width = node.path("width").isNumber() ? node.path("width").doubleValue() : -1;
        boolean filled = !node.path("filled").isBoolean() || node.path("filled").booleanValue();
        return color.isEmpty() || dash.isEmpty() || width < 0.5 || width > 8
                ? Optional.empty()
                : Optional.of(new DrawingStyle(color.get(), width, dash.get(), filled));
    }
}
