package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The records of an array inside one JSON document, streamed: objects of scalars by name, or arrays
 * of scalars by position. A document that breaks off refuses the file, since nothing after the
 * break can be told.
 */
final class JsonRecords {

    private static final int MAX_FIELDS = 64;

    private final JsonParser parser;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private boolean inside;
    private boolean ended;
    private long line;
    private long record;
    private @Nullable String malformed;
    private String container = "";

    JsonRecords(InputStream in) {
        parser = new JsonFactory().createParser(ObjectReadContext.empty(), in);
    }

    /** Moves to the next record of the first array that {@link #container} names. */
    boolean advance() throws IOException {
        if (ended) {
            return false;
        }
        try {
            if (!inside) {
                enter();
            }
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                ended = true;
                drain();
                return false;
            }
            line = parser.currentTokenLocation().getLineNr();
            record++;
            take(token);
            return true;
        } catch (JacksonException e) {
            throw new UnusableFileException(
                    "the JSON breaks at line "
                            + (e.getLocation() == null ? line : e.getLocation().getLineNr())
                            + ": "
                            + e.getOriginalMessage()
                            + "; fetch the file again",
                    e);
        }
    }

    /** The rest must be well-formed too, or the document was cut off. */
    private void drain() {
        JsonToken token = parser.nextToken();
        while (token != null) {
            token = parser.nextToken();
        }
    }

    /** Finds the first array whose elements are arrays or objects. */
    private void enter() throws IOException {
        String name = "";
        boolean array = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME) {
                name = parser.currentName();
            }
            if (name.equals("error") && token == JsonToken.VALUE_STRING) {
                throw new UnusableFileException(
                        "it is an error answer of the exchange: " + parser.getString());
            }
            if (token == JsonToken.START_ARRAY && !name.equals("error")) {
                container = name;
                array = true;
                break;
            }
        }
        if (!array) {
            throw new UnusableFileException("it has no array of records");
        }
        inside = true;
    }

    private void take(@Nullable JsonToken token) {
        names.clear();
        values.clear();
        malformed = null;
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            malformed = "is neither an object nor an array";
            return;
        }
        boolean named = token == JsonToken.START_OBJECT;
        while (true) {
            JsonToken next = parser.nextToken();
            if (next == null || next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
                return;
            }
            String name = named ? parser.currentName() : "";
            JsonToken value = named ? parser.nextToken() : next;
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
                malformed = "has a nested value";
            } else if (values.size() == MAX_FIELDS) {
                malformed = "has more than " + MAX_FIELDS + " values";
            } else {
                names.add(name);
                values.add(parser.getString());
            }
        }
    }

    long line() {
        return line;
    }

    /** Name of the array's property, once inside. */
    String container() {
        return container;
    }

    /** How many scalars the current record has. */
    int size() {
        return values.size();
    }

    void requireWellFormed() throws BadRecordException {
        if (malformed != null) {
            throw new BadRecordException("record " + record + " " + malformed);
        }
    }

    /** The value at a position. */
    String at(int position, String name) throws BadRecordException {
        if (position >= values.size()) {
            throw new BadRecordException("record " + record + " has no " + name);
        }
        return values.get(position);
    }

    /** The value of a name. */
    String named(String name) throws BadRecordException {
        int at = names.indexOf(name);
        if (at < 0) {
            throw new BadRecordException("record " + record + " has no '" + name + "'");
        }
        return values.get(at);
    }
}
