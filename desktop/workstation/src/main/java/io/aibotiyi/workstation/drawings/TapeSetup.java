package io.aibotiyi.workstation.drawings;

import io.aibotiyi.protocol.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How trades are shown and heard.
 *
 * @param together what one order did is one row
 * @param sounds trades are heard
 * @param least smallest quantity shown, as typed, by {@code venue:SYMBOL}; at most {@value
 *     #MAX_SYMBOLS}, beyond it the one typed longest ago is forgotten
 */
public record TapeSetup(boolean together, boolean sounds, Map<String, String> least) {

    static final int MAX_SYMBOLS = 500;

    private static final int MAX_TEXT = 40;

    public static final TapeSetup DEFAULT = new TapeSetup(true, false, Map.of());

    public TapeSetup {
        least = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(least));
    }

    public TapeSetup with(boolean rowsTogether, boolean heard) {
        return new TapeSetup(rowsTogether, heard, least);
    }

    /**
     * @param quantity as typed; empty for all
     */
    public TapeSetup with(String symbol, String quantity) {
        if (quantity.equals(least.getOrDefault(symbol, "")) || quantity.length() > MAX_TEXT) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(least);
        all.remove(symbol);
        if (!quantity.isEmpty()) {
            all.put(symbol, quantity);
        }
        if (all.size() > MAX_SYMBOLS) {
            all.remove(all.keySet().iterator().next());
        }
        return new TapeSetup(together, sounds, all);
    }

    ObjectNode write() {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("version", 1);
        root.put("together", together);
        root.put("sounds", sounds);
        ObjectNode sizes = root.putObject("least");
        least.forEach(sizes::put);
        return root;
    }

    /**
     * @param problems given the name of each field that could not be read
     */
    static TapeSetup read(JsonNode root, List<String> problems) {
        Map<String, String> least = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("least").properties()) {
            boolean usable =
                    entry.getValue().isString()
                            && entry.getValue().stringValue().length() <= MAX_TEXT
                            && least.size() < MAX_SYMBOLS;
            if (usable) {
                least.put(entry.getKey(), entry.getValue().stringValue());
            } else {
                problems.add("tape.least." + entry.getKey());
            }
        }
        return new TapeSetup(
                flag(root, "together", DEFAULT.together, problems),
                flag(root, "sounds", DEFAULT.sounds, problems),
                least);
    }

    private static boolean flag(JsonNode root, String name, boolean or, List<String> problems) {
        JsonNode node = root.path(name);
        if (!node.isMissingNode() && !node.isBoolean()) {
            problems.add("tape." + name);
        }
        return node.isBoolean() ? node.booleanValue() : or;
    }
}
