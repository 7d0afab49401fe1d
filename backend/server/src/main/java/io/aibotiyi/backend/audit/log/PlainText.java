package io.aibotiyi.backend.audit.log;

import org.jspecify.annotations.Nullable;

/**
 * Text from outside, made safe to show on a terminal, in a log and in a table (ASVS 5.0, 16.4.1):
 * control and format characters (line ends, ANSI escapes, bidirectional overrides), line and
 * paragraph separators and broken surrogates become {@code \}{@code uXXXX}, and a backslash becomes
 * two, so that nothing can pretend to be encoded.
 */
final class PlainText {

    private PlainText() {}

    /** At most so many characters before encoding; what is cut ends in an ellipsis. */
    static String of(String text, int max) {
        String cut = text.length() <= max ? text : text.substring(0, max - 1) + "…";
        for (int i = 0; i < cut.length(); i++) {
            if (unsafe(cut, i)) {
                return encoded(cut);
            }
        }
        return cut;
    }

    static @Nullable String ofNullable(@Nullable String text, int max) {
        return text == null ? null : of(text, max);
    }

    private static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                out.append("\\\\");
            } else if (unsafe(text, i)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean unsafe(String text, int i) {
        char c = text.charAt(i);
        if (c < 127) {
            return c < ' ' || c == '\\';
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }
}
