package io.aibotiyi.workstation.dock;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import io.aibotiyi.workstation.dock.DockWindow.Home;
import io.aibotiyi.workstation.dock.Workspaces.Named;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads workspaces field by field. What cannot be read costs only itself: a field gets its default,
 * a panel, a part, a window or a workspace is left out, and each is named by its path, for example
 * {@code workspaces[1].main.parts[0].tabs[2].kind}.
 */
public final class DockReader {

    private static final int MAX_DEPTH = 24;

    private final List<String> problems;
    private final Set<String> panels = new HashSet<>();
    private final Set<String> windows = new HashSet<>();
    private int count;

    /**
     * @param problems told of each field that could not be read
     */
    public DockReader(List<String> problems) {
        this.problems = problems;
    }

    /** All workspaces; empty if not one can be read. */
    public Optional<Workspaces> workspaces(JsonNode root) {
        JsonNode array = root.get("workspaces");
        if (array == null || !array.isArray()) {
            problems.add("workspaces");
            return Optional.empty();
        }
        List<Named> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            String path = "workspaces[" + i + "]";
            Optional<Named> named = named(array.get(i), path);
            boolean taken =
                    named.isPresent() && !names.add(named.get().name().toLowerCase(Locale.ROOT));
            if (taken || all.size() >= Workspaces.MAX) {
                problems.add(path + (taken ? ".name" : ""));
            } else {
                named.ifPresent(all::add);
            }
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String open = field(root, "open", "", DockReader::text, "");
        int at = all.stream().map(Named::name).toList().indexOf(open);
        if (at < 0 && root.has("open")) {
            problems.add("open");
        }
        return Optional.of(new Workspaces(all, Math.max(at, 0)));
    }

    /** One workspace that was exported; empty if it has no panel that can be read. */
    public Optional<Named> workspace(JsonNode root) {
        return named(root, "");
    }

    private Optional<Named> named(JsonNode node, String path) {
        panels.clear();
        windows.clear();
        count = 0;
        if (!node.isObject()) {
            problems.add(path.isEmpty() ? "workspace" : path);
            return Optional.empty();
        }
        String name = field(node, "name", path, DockReader::text, "Workspace").strip();
        if (name.isEmpty() || name.length() > Workspaces.MAX_NAME) {
            problems.add(join(path, "name"));
            name = name.isEmpty() ? "Workspace" : name.substring(0, Workspaces.MAX_NAME).strip();
        }
        JsonNode main = node.get("main");
        Optional<DockNode> tree =
                main == null ? Optional.empty() : tree(main, join(path, "main"), 0);
        List<DockWindow> detached = windows(node.get("windows"), join(path, "windows"));
        if (tree.isEmpty() && detached.isEmpty() && (main != null || !node.has("windows"))) {
            problems.add(path.isEmpty() ? "workspace" : path);
            return Optional.empty();
        }
        Map<LinkColour, Sight> links = links(node.get("links"), join(path, "links"));
        String account = field(node, "account", path, DockReader::text, "");
        return Optional.of(
                new Named(name, new Arrangement(tree.orElse(null), detached, links), account));
    }

    private Optional<DockNode> tree(JsonNode node, String path, int depth) {
        if (!node.isObject() || depth > MAX_DEPTH) {
            problems.add(path);
            return Optional.empty();
        }
        return node.has("tabs") ? tabs(node, path) : split(node, path, depth);
    }

    private Optional<DockNode> tabs(JsonNode node, String path) {
        JsonNode array = node.get("tabs");
        List<Panel> read = new ArrayList<>();
        if (array == null || !array.isArray()) {
            problems.add(join(path, "tabs"));
            return Optional.empty();
        }
        for (int i = 0; i < array.size(); i++) {
            panel(array.get(i), join(path, "tabs[" + i + "]")).ifPresent(read::add);
        }
        int front = field(node, "front", path, DockReader::whole, 0);
        return read.isEmpty() ? Optional.empty() : Optional.of(new Tabs(read, front));
    }

    private Optional<Panel> panel(JsonNode node, String path) {
        if (!node.isObject()) {
            problems.add(path);
            return Optional.empty();
        }
        Optional<PanelKind> kind =
                field(
                        node,
                        "kind",
                        path,
                        n -> Optional.of(PanelKind.parse(text(n))),
                        Optional.empty());
        if (kind.isEmpty() || count >= Arrangement.MAX_PANELS) {
            if (kind.isPresent() || !node.has("kind")) {
                problems.add(path);
            }
            return Optional.empty();
        }
        count++;
        String id = field(node, "id", path, DockReader::text, "");
        if (id.isBlank() || id.length() > 40 || !panels.add(id)) {
            problems.add(join(path, "id"));
            id = freshId(kind.get());
        }
        LinkColour link =
                field(node, "link", path, n -> LinkColour.parse(text(n)), LinkColour.BLUE);
        JsonNode sight = node.get("sight");
        return Optional.of(
                new Panel(
                        id,
                        kind.get(),
                        link,
                        sight == null ? Sight.FIRST : sight(sight, join(path, "sight"))));
    }

    private String freshId(PanelKind kind) {
        int number = 1;
        while (!panels.add(kind.id() + "-" + number)) {
            number++;
        }
        return kind.id() + "-" + number;
    }

    private Optional<DockNode> split(JsonNode node, String path, int depth) {
        Axis axis = field(node, "split", path, DockReader::axis, Axis.HORIZONTAL);
        JsonNode array = node.get("parts");
        if (array == null || !array.isArray()) {
            problems.add(join(path, "parts"));
            return Optional.empty();
        }
        List<Double> given = shares(node.get("shares"), array.size(), join(path, "shares"));
        List<DockNode> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Optional<DockNode> part = tree(array.get(i), join(path, "parts[" + i + "]"), depth + 1);
            if (part.isPresent()) {
                DockNode.take(axis, part.get(), given.get(i), parts, shares);
            }
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Split(axis, parts, shares));
        };
    }

    private List<Double> shares(@Nullable JsonNode node, int size, String path) {
        List<Double> read = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (JsonNode share : node) {
                if (share.isNumber() && share.doubleValue() > 0 && share.doubleValue() <= 1) {
                    read.add(share.doubleValue());
                }
            }
        }
        if (read.size() == size && node != null && node.size() == size) {
            return read;
        }
        problems.add(path);
        return java.util.Collections.nCopies(size, 1.0);
    }

    private List<DockWindow> windows(@Nullable JsonNode node, String path) {
        List<DockWindow> all = new ArrayList<>();
        if (node == null) {
            return all;
        }
        if (!node.isArray()) {
            problems.add(path);
            return all;
        }
        for (int i = 0; i < node.size(); i++) {
            window(node.get(i), path + "[" + i + "]").ifPresent(all::add);
        }
        return all;
    }

    private Optional<DockWindow> window(JsonNode node, String path) {
        JsonNode inner = node.get("root");
        if (inner == null) {
            problems.add(path);
            return Optional.empty();
        }
        Optional<DockNode> root = tree(inner, join(path, "root"), 0);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        String id = field(node, "id", path, DockReader::text, "");
        if (id.isBlank() || !windows.add(id)) {
            int number = 1;
            while (!windows.add("window-" + number)) {
                number++;
            }
            id = "window-" + number;
        }
        return Optional.of(new DockWindow(id, root.get(), bounds(node, path), home(node, path)));
    }

    private Bounds bounds(JsonNode node, String path) {
        try {
            return new Bounds(
                    number(node.get("x")),
                    number(node.get("y")),
                    number(node.get("width")),
                    number(node.get("height")));
        } catch (IllegalArgumentException e) {
            problems.add(join(path, "bounds"));
            return new Bounds(0, 0, 720, 480);
        }
    }

    private Home home(JsonNode node, String path) {
        JsonNode home = node.get("home");
        if (home == null || !home.isObject()) {
            return Home.RIGHT;
        }
        return new Home(
                field(home, "neighbour", join(path, "home"), DockReader::text, ""),
                field(home, "edge", join(path, "home"), DockReader::edge, Edge.RIGHT),
                field(home, "share", join(path, "home"), DockReader::share, Home.RIGHT.share()));
    }

    private Map<LinkColour, Sight> links(@Nullable JsonNode node, String path) {
        Map<LinkColour, Sight> all = new EnumMap<>(LinkColour.class);
        if (node == null) {
            return all;
        }
        if (!node.isObject()) {
            problems.add(path);
            return all;
        }
        for (Map.Entry<String, JsonNode> link : node.properties()) {
            try {
                LinkColour colour = LinkColour.parse(link.getKey());
                all.put(colour, sight(link.getValue(), join(path, link.getKey())));
            } catch (IllegalArgumentException e) {
                problems.add(join(path, link.getKey()));
            }
        }
        return all;
    }

    private Sight sight(JsonNode node, String path) {
        return new Sight(
                field(node, "instrument", path, DockReader::text, ""),
                field(node, "timeframe", path, n -> Timeframe.parse(text(n)), Timeframe.M1));
    }

    private <T> T field(
            JsonNode node, String name, String path, Function<JsonNode, T> parse, T otherwise) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        try {
            return parse.apply(value);
        } catch (IllegalArgumentException e) {
            problems.add(join(path, name));
            return otherwise;
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Axis axis(JsonNode node) {
        return Axis.valueOf(text(node).toUpperCase(Locale.ROOT));
    }

    private static Edge edge(JsonNode node) {
        return Edge.valueOf(text(node).toUpperCase(Locale.ROOT));
    }

    private static double share(JsonNode node) {
        double share = number(node);
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("not a share");
        }
        return share;
    }

    private static String text(JsonNode node) {
        @Nullable String text = node.isString() ? node.stringValue() : null;
        if (text == null || text.length() > 200) {
            throw new IllegalArgumentException("not a short text");
        }
        return text;
    }

    private static int whole(JsonNode node) {
        if (!node.isInt()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return node.intValue();
    }

    private static double number(@Nullable JsonNode node) {
        if (node == null || !node.isNumber()) {
            throw new IllegalArgumentException("not a number");
        }
        return node.doubleValue();
    }
}
