package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.log.CanonicalJson;
import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.protocol.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The lines of an exported log: a head, entries, and a signed checkpoint at the end. A line that is
 * not byte for byte as it would be written is refused, so that nothing can hide between the fields.
 */
final class ExportedLine {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    private ExportedLine() {}

    /**
     * The first line.
     *
     * @param from place of the first entry
     * @param frontier of the tree before it, hexadecimal
     * @param prev hash of the entry before it
     * @param key verifier key that signed the checkpoint
     */
    record Head(long from, String frontier, String prev, String key) {

        String text() {
            return CanonicalJson.of(
                    Map.of(
                            "audit",
                            1,
                            "from",
                            from,
                            "frontier",
                            frontier,
                            "key",
                            key,
                            "prev",
                            prev));
        }
    }

    static String entry(StoredEntry stored) {
        return "{\"entry\":"
                + stored.entry().canonicalText()
                + ",\"hash\":\""
                + stored.hash()
                + "\"}";
    }

    static String checkpoint(String note) {
        return CanonicalJson.of(Map.of("checkpoint", note));
    }

    /**
     * @throws IllegalArgumentException if it is not one
     */
    static Head head(String line) {
        JsonNode node = object(line);
        Head head =
                new Head(
                        node.path("from").asLong(-1),
                        text(node, "frontier"),
                        text(node, "prev"),
                        text(node, "key"));
        if (!HEX.matcher(head.frontier() + head.prev()).matches()) {
            throw new IllegalArgumentException("its hashes are not lower-case hexadecimal");
        }
        return exact(line, head.text(), head);
    }

    /** The note, or null if the line is no checkpoint. */
    static @Nullable String note(String line) {
        if (!line.startsWith("{\"checkpoint\":")) {
            return null;
        }
        String note = text(object(line), "checkpoint");
        return exact(line, checkpoint(note), note);
    }

    /**
     * @throws IllegalArgumentException if it is not one
     */
    static StoredEntry entry(String line) {
        JsonNode node = object(line);
        JsonNode e = node.path("entry");
        try {
            StoredEntry stored =
                    new StoredEntry(
                            new Entry(
                                    e.path("seq").asLong(-1),
                                    Instant.parse(text(e, "at")),
                                    text(e, "actorKind"),
                                    text(e, "actor"),
                                    optional(e, "behalf"),
                                    text(e, "action"),
                                    text(e, "outcome"),
                                    optional(e, "object"),
                                    optional(e, "session"),
                                    optional(e, "device"),
                                    text(e, "address"),
                                    text(e, "agent"),
                                    text(e, "trace"),
                                    details(e.path("details")),
                                    optional(e, "subject"),
                                    optional(e, "personal"),
                                    text(e, "prev")),
                            text(node, "hash"));
            return exact(line, entry(stored), stored);
        } catch (DateTimeParseException ex) {
            throw new IllegalArgumentException("its time is not one", ex);
        }
    }

    private static String details(JsonNode details) {
        Map<String, String> facts = new TreeMap<>();
        details.forEachEntry((name, fact) -> facts.put(name, text(details, name)));
        return CanonicalJson.of(facts);
    }

    private static JsonNode object(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }

    private static String text(JsonNode node, String name) {
        String text = optional(node, name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || !value.isString() ? null : value.stringValue();
    }

    private static <T> T exact(String line, String expected, T value) {
        if (!line.equals(expected)) {
            throw new IllegalArgumentException("it is not written as an export writes it");
        }
        return value;
    }
}
