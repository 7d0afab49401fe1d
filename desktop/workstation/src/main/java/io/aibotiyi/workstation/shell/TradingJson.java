package io.aibotiyi.workstation.shell;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.trade.ExitTemplate;
import io.aibotiyi.workstation.trade.TradingPrefs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Order entry's part of the layout file. What cannot be read keeps its default, or is left out of
 * its list, and is named.
 */
final class TradingJson {

    private TradingJson() {}

    static ObjectNode write(TradingPrefs prefs) {
        ObjectNode root = Json.mapper().createObjectNode();
        ArrayNode sizes = root.putArray("sizes");
        prefs.sizes().forEach(sizes::add);
        ArrayNode templates = root.putArray("exits");
        for (ExitTemplate template : prefs.templates()) {
            ObjectNode node = templates.addObject();
            node.put("name", template.name());
            node.put("stopTicks", template.stopTicks());
            node.put("trailing", template.trailing());
            node.put("breakEvenTicks", template.breakEvenTicks());
            ArrayNode targets = node.putArray("targets");
            for (ExitTemplate.Target target : template.targets()) {
                targets.addObject().put("ticks", target.ticks()).put("percent", target.percent());
            }
        }
        ObjectNode keys = root.putObject("keys");
        prefs.keys().forEach(keys::put);
        root.put("asksFirstLive", prefs.asksFirstLive());
        return root;
    }

    static TradingPrefs read(@Nullable JsonNode root, List<String> problems) {
        if (root == null) {
            return TradingPrefs.DEFAULT;
        }
        if (!root.isObject()) {
            problems.add("trading");
            return TradingPrefs.DEFAULT;
        }
        return new TradingPrefs(
                sizes(root.get("sizes"), problems),
                templates(root.get("exits"), problems),
                keys(root.get("keys"), problems),
                root.path("asksFirstLive").asBoolean(true));
    }

    private static List<String> sizes(@Nullable JsonNode node, List<String> problems) {
        List<String> all = new ArrayList<>();
        if (node != null && node.isArray()) {
            for (JsonNode size : node) {
                if (size.isString() && TradingPrefs.isSize(size.stringValue())) {
                    all.add(size.stringValue());
                }
            }
        }
        if (all.size() == TradingPrefs.SIZES) {
            return all;
        }
        if (node != null) {
            problems.add("trading.sizes");
        }
        return TradingPrefs.DEFAULT.sizes();
    }

    private static List<ExitTemplate> templates(@Nullable JsonNode node, List<String> problems) {
        if (node == null || !node.isArray()) {
            if (node != null) {
                problems.add("trading.exits");
            }
            return TradingPrefs.DEFAULT.templates();
        }
        Map<String, ExitTemplate> all = new LinkedHashMap<>();
        for (int i = 0; i < node.size(); i++) {
            try {
                ExitTemplate template = template(node.get(i));
                all.put(template.name(), template);
            } catch (IllegalArgumentException e) {
                problems.add("trading.exits[" + i + "]");
            }
        }
        return List.copyOf(all.values());
    }

    private static ExitTemplate template(JsonNode node) {
        List<ExitTemplate.Target> targets = new ArrayList<>();
        for (JsonNode target : node.path("targets")) {
            targets.add(
                    new ExitTemplate.Target(
                            whole(target.get("ticks")), whole(target.get("percent"))));
        }
        JsonNode name = node.get("name");
        return new ExitTemplate(
                name != null && name.isString() ? name.stringValue() : "",
                targets,
                whole(node.get("stopTicks")),
                node.path("trailing").asBoolean(false),
                whole(node.get("breakEvenTicks")));
    }

    private static int whole(@Nullable JsonNode node) {
        if (node == null || !node.isInt()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return node.intValue();
    }

    private static Map<String, String> keys(@Nullable JsonNode node, List<String> problems) {
        Map<String, String> all = new LinkedHashMap<>();
        if (node == null) {
            return all;
        }
        if (!node.isObject()) {
            problems.add("trading.keys");
            return all;
        }
        for (Map.Entry<String, JsonNode> key : node.properties()) {
            if (key.getValue().isString()) {
                all.put(key.getKey(), key.getValue().stringValue());
            } else {
                problems.add("trading.keys." + key.getKey());
            }
        }
        return all;
    }
}
