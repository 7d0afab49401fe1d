package io.aibotiyi.workstation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a person typed to find rows: words that must all occur somewhere in a row, in any order;
 * {@code -word} must not occur; {@code "two words"} occur together. Case does not matter.
 */
record RowFilter(List<String> wanted, List<String> unwanted) {

    static final RowFilter NONE = new RowFilter(List.of(), List.of());

    RowFilter {
        wanted = List.copyOf(wanted);
        unwanted = List.copyOf(unwanted);
    }

    static RowFilter parse(String typed) {
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        String rest = typed.toLowerCase(Locale.ROOT).strip();
        while (!rest.isEmpty()) {
            boolean not = rest.length() > 1 && rest.charAt(0) == '-';
            int from = not ? 1 : 0;
            boolean quoted = rest.charAt(from) == '"';
            int start = quoted ? from + 1 : from;
            int end = rest.indexOf(quoted ? '"' : ' ', start);
            int stop = end < 0 ? rest.length() : end;
            String word = rest.substring(start, stop);
            if (!word.isEmpty()) {
                (not ? unwanted : wanted).add(word);
            }
            rest = rest.substring(Math.min(rest.length(), stop + 1)).strip();
        }
        return new RowFilter(wanted, unwanted);
    }

    /**
     * @param text of a row, in lower case
     */
    boolean accepts(String text) {
        for (String word : wanted) {
            if (!text.contains(word)) {
                return false;
            }
        }
        for (String word : unwanted) {
            if (text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    boolean acceptsAll() {
        return wanted.isEmpty() && unwanted.isEmpty();
    }
}
