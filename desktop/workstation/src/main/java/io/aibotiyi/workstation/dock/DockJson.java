package io.aibotiyi.workstation.dock;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import io.aibotiyi.workstation.dock.Workspaces.Named;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes workspaces as JSON; {@link DockReader} reads them. */
public final class DockJson {

    /** Of the format; files of later versions are read as far as they are understood. */
    static final int VERSION = 1;

    private DockJson() {}

    /** All workspaces, as they are kept between starts. */
    public static ObjectNode write(Workspaces workspaces) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", VERSION);
        root.put("open", workspaces.current().name());
        ArrayNode all = root.putArray("workspaces");
        workspaces
                .all()
                .forEach(named -> {
                    ObjectNode node = workspace(named);
                    if (!named.account().isBlank()) {
                        node.put("account", named.account());
                    }
                    all.add(node);
                });
        return root;
    }

    /** One workspace, as it is handed to somebody else: without the account. */
    public static ObjectNode write(Named named) {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", VERSION);
        root.setAll(workspace(named));
        return root;
    }

    private static ObjectNode workspace(Named named) {
        ObjectNode node = Json.mapper().createObjectNode();
        Arrangement arrangement = named.arrangement();
        node.put("name", named.name());
        arrangement.root().ifPresent(main -> node.set("main", tree(main)));
        ArrayNode windows = node.putArray("windows");
        for (DockWindow window : arrangement.windows()) {
            ObjectNode one = windows.addObject();
            one.put("id", window.id());
            one.put("x", window.bounds().x());
            one.put("y", window.bounds().y());
            one.put("width", window.bounds().width());
            one.put("height", window.bounds().height());
            one.putObject("home")
                    .put("neighbour", window.home().neighbour())
                    .put("edge", lower(window.home().edge()))
                    .put("share", window.home().share());
            one.set("root", tree(window.root()));
        }
        ObjectNode links = node.putObject("links");
        for (LinkColour colour : LinkColour.values()) {
            Sight sight = arrangement.sights().get(colour);
            if (sight != null) {
                links.set(colour.id(), sight(sight));
            }
        }
        return node;
    }

    private static ObjectNode tree(DockNode tree) {
        ObjectNode node = Json.mapper().createObjectNode();
        switch (tree) {
            case Split split -> {
                node.put("split", lower(split.axis()));
                ArrayNode shares = node.putArray("shares");
                split.shares().forEach(shares::add);
                ArrayNode parts = node.putArray("parts");
                split.parts().forEach(p -> parts.add(tree(p)));
            }
            case Tabs tabs -> {
                node.put("front", tabs.front());
                ArrayNode panels = node.putArray("tabs");
                tabs.panels().forEach(p -> panels.add(panel(p)));
            }
        }
        return node;
    }

    private static ObjectNode panel(Panel panel) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("id", panel.id());
        node.put("kind", panel.kind().id());
        node.put("link", panel.link().id());
        if (!panel.link().isLinked()) {
            node.set("sight", sight(panel.sight()));
        }
        return node;
    }

    private static ObjectNode sight(Sight sight) {
        return Json.mapper()
                .createObjectNode()
                .put("instrument", sight.instrument())
                .put("timeframe", sight.timeframe().toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
