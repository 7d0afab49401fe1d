package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The trades of a raw Binance capture, one line {@code <local ns> <json>}; all other messages are
 * of no interest here. The JSON of those is read only as far as it takes to know.
 */
final class BinanceCaptureTrades implements RecordSource {

    /** A line holds at most a snapshot of 5,000 levels a side. */
    static final int MAX_LINE = 1 << 22;

    private final JsonFactory json = new JsonFactory();
    private final LineScanner lines;
    private final ByteText text = new ByteText();
    private final String event;
    private final String idField;
    private final Scales scales;

    /**
     * @param aggregated {@code aggTrade} instead of {@code trade} messages
     */
    BinanceCaptureTrades(InputStream in, boolean aggregated, Scales scales) {
        lines = new LineScanner(in, MAX_LINE);
        event = aggregated ? "aggTrade" : "trade";
        idField = aggregated ? "a" : "t";
        this.scales = scales;
    }

    @Override
    public boolean advance() throws IOException {
        do {
            if (!lines.next(text)) {
                return false;
            }
        } while (text.isEmpty() && !lines.tooLong());
        return true;
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public boolean read(Row row) throws BadRecordException {
        if (lines.tooLong()) {
            throw new BadRecordException("longer than " + MAX_LINE + " bytes");
        }
        int blank = 0;
        while (blank < text.length() && text.charAt(blank) != ' ') {
            blank++;
        }
        if (blank < 10 || blank + 2 >= text.length()) {
            throw new BadRecordException(
                    Values.quote(text, 0, text.length()) + " is not '<local ns> <json>'");
        }
        row.localTime = Values.whole(text, 0, blank, "local time");
        if (text.charAt(blank + 1) != '{' || text.charAt(text.length() - 1) != '}') {
            throw new BadRecordException("the JSON is cut off");
        }
        try (JsonParser parser =
                json.createParser(
                        ObjectReadContext.empty(),
                        text.bytes(),
                        text.from() + blank + 1,
                        text.length() - blank - 1)) {
            parser.nextToken();
            return message(parser, row);
        } catch (JacksonException e) {
            throw new BadRecordException("the JSON is malformed: " + e.getOriginalMessage());
        }
    }

    private boolean message(JsonParser parser, Row row) throws BadRecordException {
        boolean matched = false;
        int seen = 0;
        row.symbol = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("data") && value == JsonToken.START_OBJECT) {
                return message(parser, row);
            }
            if (value == JsonToken.START_ARRAY || value == JsonToken.START_OBJECT) {
                return false;
            }
            if (name.equals("e")) {
                if (!parser.getString().equals(event)) {
                    return false;
                }
                matched = true;
            } else if (matched && field(name, parser, row)) {
                seen++;
            }
        }
        if (!matched) {
            return false;
        }
        if (seen < 6) {
            throw new BadRecordException(
                    "a " + event + " without one of s, " + idField + ", p, q, T, m");
        }
        row.requireTrade();
        return true;
    }

    private boolean field(String name, JsonParser parser, Row row) throws BadRecordException {
        String value = parser.getString();
        if (name.equals(idField)) {
            row.id = Values.whole(value, 0, value.length(), "id");
            return true;
        }
        switch (name) {
            case "s" -> row.symbol = value;
            case "p" ->
                    row.price = Values.decimal(value, 0, value.length(), scales.price(), "price");
            case "q" ->
                    row.quantity =
                            Values.decimal(value, 0, value.length(), scales.quantity(), "quantity");
            case "T" -> row.time = Timestamps.parse(value, 0, value.length());
            case "m" -> row.buy = !Values.flag(value, 0, value.length(), "m");
            default -> {
                return false;
            }
        }
        return true;
    }
}
