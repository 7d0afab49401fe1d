package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import java.io.InputStream;

/** Lines of a CSV file without its header, blank lines and {@code #} comments passed over. */
abstract class CsvSource implements RecordSource {

    /** Longer lines are refused. */
    static final int MAX_LINE = 1 << 16;

    private final LineScanner lines;
    private final CsvFields fields;
    private final ByteText text = new ByteText();
    private boolean header;

    CsvSource(InputStream in, char delimiter, boolean header) {
        lines = new LineScanner(in, MAX_LINE);
        fields = new CsvFields(delimiter);
        this.header = header;
    }

    @Override
    public final boolean advance() throws IOException {
        while (lines.next(text)) {
            if (lines.tooLong()) {
                return true;
            }
            if (text.isEmpty() || text.charAt(0) == '#') {
                continue;
            }
            if (header) {
                header = false;
                continue;
            }
            return true;
        }
        return false;
    }

    @Override
    public final long line() {
        return lines.line();
    }

    @Override
    public final boolean read(Row row) throws BadRecordException {
        if (lines.tooLong()) {
            throw new BadRecordException("longer than " + MAX_LINE + " bytes");
        }
        fields.split(text);
        parse(row);
        return true;
    }

    abstract void parse(Row row) throws BadRecordException;

    final int count() {
        return fields.count();
    }

    final void requireColumns(int least) throws BadRecordException {
        if (fields.count() < least) {
            throw new BadRecordException(
                    "has " + fields.count() + " columns, at least " + least + " expected");
        }
    }

    final long decimal(int field, int scale, String name) throws BadRecordException {
        return Values.decimal(text, fields.from(field), fields.to(field), scale, name);
    }

    /** A decimal whose digits beyond the scale are rounded, which the row then tells. */
    final long rounded(int field, int scale, String name, Row row) throws BadRecordException {
        int from = fields.from(field);
        int to = fields.to(field);
        row.rounded = Values.exceeds(text, from, to, scale);
        return row.rounded
                ? Values.rounded(text, from, to, scale, name)
                : Values.decimal(text, from, to, scale, name);
    }

    final long time(int field) throws BadRecordException {
        return Timestamps.parse(text, fields.from(field), fields.to(field));
    }

    final boolean flag(int field, String name) throws BadRecordException {
        return Values.flag(text, fields.from(field), fields.to(field), name);
    }

    final boolean blank(int field) {
        return fields.from(field) == fields.to(field);
    }

    final String string(int field) {
        return text.text(fields.from(field), fields.to(field));
    }
}
