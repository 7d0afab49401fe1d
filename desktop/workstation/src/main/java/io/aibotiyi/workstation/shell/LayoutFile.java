package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.TextScale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The layout in {@code workstation/layout.json} of the application data folder. It is read field by
 * field: one that cannot be read keeps its default and is reported, the others hold. Written to a
 * new file that then takes the old one's place.
 */
public final class LayoutFile {

    private final Path file;

    public LayoutFile(Path home) {
        file = home.resolve("workstation").resolve("layout.json");
    }

    /** What was read, and which fields were not. */
    public record Loaded(Layout layout, List<String> problems) {}

    public Loaded load() {
        if (!Files.exists(file)) {
            return new Loaded(Layout.DEFAULT, List.of());
        }
        try {
            JsonNode root = Json.mapper().readTree(Files.readString(file));
            return new Reader(root).read();
        } catch (IOException | JacksonException e) {
            return new Loaded(Layout.DEFAULT, List.of(file + " is not readable JSON"));
        }
    }

    public void save(Layout layout) throws IOException {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", 1);
        root.put("theme", lower(layout.appearance().theme()));
        root.put("colourBlind", layout.appearance().colourBlind());
        root.put("density", lower(layout.appearance().density()));
        root.put("textPercent", layout.appearance().text().percent());
        root.put("instrument", layout.instrument());
        root.put("timeframe", layout.timeframe().toString());
        root.put("welcomed", layout.welcomed());
        root.put("remote", layout.remote());
        root.put("width", layout.width());
        root.put("height", layout.height());
        ObjectNode dividers = root.putObject("dividers");
        layout.dividers()
                .forEach((name, positions) -> positions.forEach(dividers.withArray(name)::add));
        root.set("trading", TradingJson.write(layout.trading()));
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("layout.json.new");
        Files.write(
                fresh,
                Json.mapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(root)
                        .getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** One pass over the fields; each failure is noted and costs only its field. */
    private static final class Reader {

        private final JsonNode root;
        private final List<String> problems = new ArrayList<>();

        Reader(JsonNode root) {
            this.root = root;
        }

        Loaded read() {
            Layout or = Layout.DEFAULT;
            Appearance look =
                    new Appearance(
                            field(
                                    "theme",
                                    n -> Appearance.Theme.valueOf(upper(n)),
                                    or.appearance().theme()),
                            field("colourBlind", Reader::flag, false),
                            field(
                                    "density",
                                    n -> Appearance.Density.valueOf(upper(n)),
                                    or.appearance().density()),
                            field(
                                    "textPercent",
                                    n -> TextScale.ofPercent(whole(n)),
                                    or.appearance().text()));
            Layout layout =
                    new Layout(
                            look,
                            field("instrument", Reader::text, or.instrument()),
                            field("timeframe", n -> Timeframe.parse(text(n)), or.timeframe()),
                            dividers(),
                            field("welcomed", Reader::flag, or.welcomed()),
                            field("remote", Reader::text, or.remote()),
                            field("width", Reader::size, or.width()),
                            field("height", Reader::size, or.height()),
                            TradingJson.read(root.get("trading"), problems));
            return new Loaded(layout, List.copyOf(problems));
        }

        private Map<String, List<Double>> dividers() {
            Map<String, List<Double>> all = new LinkedHashMap<>();
            JsonNode node = root.get("dividers");
            if (node == null) {
                return all;
            }
            if (!node.isObject()) {
                problems.add("dividers");
                return all;
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                List<Double> positions = new ArrayList<>();
                for (JsonNode position : entry.getValue()) {
                    double value = position.isNumber() ? position.doubleValue() : -1;
                    if (value > 0 && value < 1) {
                        positions.add(value);
                    }
                }
                if (!positions.isEmpty() && positions.size() == entry.getValue().size()) {
                    all.put(entry.getKey(), List.copyOf(positions));
                } else {
                    problems.add("dividers." + entry.getKey());
                }
            }
            return all;
        }

        private <T> T field(String name, Function<JsonNode, T> parse, T otherwise) {
            JsonNode node = root.get(name);
            if (node == null || node.isNull()) {
                return otherwise;
            }
            try {
                return parse.apply(node);
            } catch (IllegalArgumentException e) {
                problems.add(name);
                return otherwise;
            }
        }

        private static String upper(JsonNode node) {
            return text(node).toUpperCase(Locale.ROOT);
        }

        private static String text(JsonNode node) {
            @Nullable String text = node.isString() ? node.stringValue() : null;
            if (text == null) {
                throw new IllegalArgumentException("not a text");
            }
            return text;
        }

        private static boolean flag(JsonNode node) {
            if (!node.isBoolean()) {
                throw new IllegalArgumentException("not true or false");
            }
            return node.booleanValue();
        }

        private static int whole(JsonNode node) {
            if (!node.isInt()) {
                throw new IllegalArgumentException("not a whole number");
            }
            return node.intValue();
        }

        private static double size(JsonNode node) {
            double value = node.isNumber() ? node.doubleValue() : Double.NaN;
            if (!(value >= 0 && value <= 20_000)) {
                throw new IllegalArgumentException("not a size in pixels");
            }
            return value;
        }
    }
}
