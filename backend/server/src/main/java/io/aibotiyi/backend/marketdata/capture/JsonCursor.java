package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.domain.FixedPoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Walks JSON (RFC 8259) in place, in a byte range, once and forward, allocating only for texts that
 * carry escapes and for errors. Whatever it steps over is checked as JSON, also values nobody
 * wants. Nesting is limited to {@link #MAX_NESTING}.
 *
 * <p>Not thread-safe; made once, reset per line.
 */
final class JsonCursor {

    static final int MAX_NESTING = 64;

    /** Longer numbers with an exponent are refused before they cost anything. */
    private static final int MAX_EXPONENT_TEXT = 64;

    private byte[] bytes = new byte[0];
    private int start;
    private int position;
    private int end;

    private int textStart;
    private int textEnd;
    private boolean textEscaped;

    void reset(byte[] source, int from, int to) {
        bytes = source;
        start = from;
        position = from;
        end = to;
    }

    int position() {
        return position;
    }

    void returnTo(int earlier) {
        position = earlier;
    }

    /** The next significant byte, not consumed; -1 at the end. */
    int peek() {
        while (position < end) {
            byte b = bytes[position];
            if (b > ' ' || (b != ' ' && b != '\t' && b != '\n' && b != '\r')) {
                return b & 0xff;
            }
            position++;
        }
        return -1;
    }

    void expect(char wanted) throws CaptureFormatException {
        if (peek() != wanted) {
            throw malformed("'" + wanted + "' expected");
        }
        position++;
    }

    /** Consumes the byte if it is next. */
    boolean take(char wanted) {
        if (peek() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void expectEnd() throws CaptureFormatException {
        if (peek() != -1) {
            throw malformed("text after the message");
        }
    }

    /** Reads a string; the {@code text…} methods tell of it until the next one is read. */
    void string() throws CaptureFormatException {
        expect('"');
        byte[] source = bytes;
        int at = position;
        textStart = at;
        textEscaped = false;
        while (at < end) {
            byte b = source[at];
            if (b == '"') {
                textEnd = at;
                position = at + 1;
                return;
            }
            if (b == '\\') {
                position = at;
                at = escape();
                textEscaped = true;
            } else if (b >= 0 && b < ' ') {
                position = at;
                throw malformed("control character in a string");
            } else {
                at++;
            }
        }
        position = end;
        throw malformed("the string does not end");
    }

    /** Checks the escape at the position and returns where it ends. */
    private int escape() throws CaptureFormatException {
        int kind = position + 1 < end ? bytes[position + 1] : -1;
        if (kind >= 0 && "\"\\/bfnrt".indexOf(kind) >= 0) {
            return position + 2;
        }
        if (kind != 'u') {
            throw malformed("unknown escape");
        }
        for (int i = 2; i < 6; i++) {
            if (position + i >= end || Character.digit(bytes[position + i], 16) < 0) {
                throw malformed("\\u without four hexadecimal digits");
            }
        }
        return position + 6;
    }

    /** Replaces an escaped text by its meaning, so that the byte-wise methods are true of it. */
    private byte[] plain() {
        if (!textEscaped) {
            return bytes;
        }
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** The last string or number read. */
    String text() {
        String raw = new String(bytes, textStart, textEnd - textStart, StandardCharsets.UTF_8);
        if (!textEscaped) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = raw.charAt(++i);
            switch (kind) {
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'u' -> {
                    out.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> out.append(kind);
            }
        }
        return out.toString();
    }

    boolean textIs(String wanted) {
        if (textEscaped) {
            return text().equals(wanted);
        }
        int length = textEnd - textStart;
        if (length != wanted.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[textStart + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The only character of the last text, or 0 if it has another length. */
    char textCharacter() {
        if (textEscaped) {
            String plain = text();
            return plain.length() == 1 ? plain.charAt(0) : 0;
        }
        return textEnd - textStart == 1 ? (char) bytes[textStart] : 0;
    }

    /** Hash of the last text's bytes, for look-up tables. */
    int textHash() {
        byte[] source = plain();
        int from = textEscaped ? 0 : textStart;
        int to = textEscaped ? source.length : textEnd;
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source[i];
        }
        return hash;
    }

    /** Decimals written after the point of the last text. */
    int textDecimals() {
        for (int i = textEnd - 1; i >= textStart; i--) {
            if (bytes[i] == '.') {
                return textEnd - 1 - i;
            }
        }
        return 0;
    }

    /** Reads a number token. */
    void number() throws CaptureFormatException {
        peek();
        textStart = position;
        textEscaped = false;
        if (position < end && bytes[position] == '-') {
            position++;
        }
        int first = digit();
        int whole = digits();
        if (whole == 0 || (whole > 1 && first == '0')) {
            throw malformed("a value expected");
        }
        if (position < end && bytes[position] == '.') {
            position++;
            if (digits() == 0) {
                throw malformed("digits expected after the point");
            }
        }
        if (position < end && (bytes[position] == 'e' || bytes[position] == 'E')) {
            position++;
            if (position < end && (bytes[position] == '+' || bytes[position] == '-')) {
                position++;
            }
            if (digits() == 0) {
                throw malformed("digits expected in the exponent");
            }
        }
        textEnd = position;
    }

    private int digit() {
        return position < end ? bytes[position] : -1;
    }

    private int digits() {
        int from = position;
        while (position < end && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        return position - from;
    }

    /** The last text as an integer. */
    long textLong() throws CaptureFormatException {
        long value = 0;
        int length = textEnd - textStart;
        if (length > 0 && length <= 18 && !textEscaped) {
            int at = textStart;
            while (at < textEnd && bytes[at] >= '0' && bytes[at] <= '9') {
                value = value * 10 + (bytes[at] - '0');
                at++;
            }
            if (at == textEnd) {
                return value;
            }
        }
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            throw malformed("'" + shown() + "' is not a whole number");
        }
    }

    /** The last text as a decimal in units of 10^-scale, exact or refused. */
    long textDecimal(int scale) throws CaptureFormatException {
        int length = textEnd - textStart;
        if (length > 0 && length <= 18 && !textEscaped) {
            long value = 0;
            int point = -1;
            int at = textStart;
            for (; at < textEnd; at++) {
                int digit = bytes[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    value = value * 10 + digit;
                } else if (digit == '.' - '0' && point < 0) {
                    point = at;
                } else {
                    break;
                }
            }
            int decimals = point < 0 ? 0 : textEnd - point - 1;
            if (at == textEnd && decimals == scale && length > 1) {
                return value;
            }
        }
        try {
            String plain = text();
            if (plain.indexOf('e') < 0 && plain.indexOf('E') < 0) {
                return FixedPoint.parse(plain, scale);
            }
            BigDecimal value = new BigDecimal(plain);
            if (plain.length() > MAX_EXPONENT_TEXT || Math.abs((long) value.scale()) > 64) {
                throw malformed("'" + shown() + "' is out of range");
            }
            return FixedPoint.fromBigDecimal(value, scale);
        } catch (NumberFormatException e) {
            String reason = e.getMessage();
            throw malformed(
                    reason != null && reason.startsWith("'")
                            ? reason
                            : "'" + shown() + "' is not a decimal number");
        }
    }

    private String shown() {
        String plain = text();
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }

    /** Steps over any value. */
    void skip() throws CaptureFormatException {
        skip(0);
    }

    private void skip(int nesting) throws CaptureFormatException {
        if (nesting > MAX_NESTING) {
            throw malformed("nested deeper than " + MAX_NESTING);
        }
        switch (peek()) {
            case '"' -> string();
            case '{' -> {
                position++;
                if (take('}')) {
                    return;
                }
                do {
                    string();
                    expect(':');
                    skip(nesting + 1);
                } while (take(','));
                expect('}');
            }
            case '[' -> {
                position++;
                if (take(']')) {
                    return;
                }
                do {
                    skip(nesting + 1);
                } while (take(','));
                expect(']');
            }
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    /** Reads {@code true} or {@code false}. */
    boolean bool() throws CaptureFormatException {
        boolean value = peek() == 't';
        literal(value ? "true" : "false");
        return value;
    }

    private void literal(String word) throws CaptureFormatException {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= end || bytes[position + i] != word.charAt(i)) {
                throw malformed("a value expected");
            }
        }
        position += word.length();
    }

    CaptureFormatException malformed(String what) {
        return new CaptureFormatException(
                "character " + (position - start + 1) + " of the message: " + what);
    }
}
