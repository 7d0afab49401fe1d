package io.aibotiyi.backend.marketdata.history.format;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one CSV line, found without copying. Fields may be quoted (doubled quotes inside
 * stay doubled; no number or time has any) and surrounded by blanks; a quoted line break is not
 * supported.
 */
final class CsvFields {

    /** Lines with more columns are refused. */
    static final int MAX = 256;

    private final int[] from = new int[MAX];
    private final int[] to = new int[MAX];
    private final char delimiter;
    private int count;

    CsvFields(char delimiter) {
        this.delimiter = delimiter;
    }

    void split(ByteText text) throws BadRecordException {
        count = 0;
        int i = 0;
        int length = text.length();
        while (true) {
            if (count == MAX) {
                throw new BadRecordException("more than " + MAX + " columns");
            }
            int begin = i;
            boolean quoted = i < length && text.charAt(i) == '"';
            if (quoted) {
                i = closingQuote(text, i + 1);
            }
            while (i < length && text.charAt(i) != delimiter) {
                i++;
            }
            trim(text, begin, i);
            count++;
            if (i >= length) {
                return;
            }
            i++;
        }
    }

    private static int closingQuote(ByteText text, int start) throws BadRecordException {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw new BadRecordException("a quote is not closed");
    }

    private void trim(ByteText text, int begin, int end) {
        int a = begin;
        int b = end;
        while (a < b && text.charAt(a) == ' ') {
            a++;
        }
        while (b > a && text.charAt(b - 1) == ' ') {
            b--;
        }
        if (b - a >= 2 && text.charAt(a) == '"' && text.charAt(b - 1) == '"') {
            a++;
            b--;
        }
        from[count] = a;
        to[count] = b;
    }

    int count() {
        return count;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /** All fields as text. */
    List<String> texts(ByteText text) {
        List<String> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(text.text(from[i], to[i]));
        }
        return all;
    }
}
