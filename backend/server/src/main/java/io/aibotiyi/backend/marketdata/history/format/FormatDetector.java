package io.aibotiyi.backend.marketdata.history.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a file's format by how its content begins. */
public final class FormatDetector {

    private static final int HEAD = 1 << 16;

    /** How many lines of a capture are searched for its first trade. */
    private static final int CAPTURE_LINES = 50_000;

    private static final Pattern CAPTURE = Pattern.compile("[0-9]{10,19} \\{.*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?");
    private static final Pattern FLAG = Pattern.compile("(?i)true|false");
    private static final String KNOWN =
            "known are Binance captures and archive CSV, OHLCV CSV with a header, Coinbase candle"
                    + " JSON, Kraken OHLC and trades JSON, each plain, .gz or .zip";

    private FormatDetector() {}

    /**
     * Reads as much of the file as it takes.
     *
     * @param columns what the options say of CSV columns
     * @throws UnusableFileException if it is empty, binary or unknown
     */
    public static Detection detect(SourceFile file, Map<String, String> columns)
            throws IOException {
        byte[] head;
        try (SourceFile.Content content = file.open()) {
            head = content.readNBytes(HEAD);
        }
        requireText(head);
        String text = new String(head, StandardCharsets.UTF_8);
        String start = (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        if (start.isEmpty()) {
            throw new UnusableFileException("the file is empty");
        }
        if (start.charAt(0) == '{' || start.charAt(0) == '[') {
            return new Detection(json(head), ',', false, null);
        }
        List<String> lines =
                start.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).limit(2).toList();
        if (lines.isEmpty()) {
            throw new UnusableFileException("the file has nothing but comments");
        }
        if (CAPTURE.matcher(lines.getFirst()).matches()) {
            return new Detection(capture(file), ' ', false, null);
        }
        return csv(lines, columns);
    }

    private static void requireText(byte[] head) throws UnusableFileException {
        if (head.length >= 2
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF))) {
            throw new UnusableFileException("the text is UTF-16; save it as UTF-8");
        }
        int control = 0;
        for (byte b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                control++;
            }
        }
        if (control > head.length / 100) {
            throw new UnusableFileException("the content is binary, not text; " + KNOWN);
        }
    }

    private static SourceFormat json(byte[] head) throws IOException {
        JsonRecords records = new JsonRecords(new ByteArrayInputStream(head));
        boolean any;
        try {
            any = records.advance();
        } catch (UnusableFileException e) {
            if (head.length < HEAD) {
                throw e;
            }
            any = false;
        }
        if (records.container().equals("candles")) {
            return SourceFormat.COINBASE_CANDLES;
        }
        if (any && records.size() == 8) {
            return SourceFormat.KRAKEN_OHLC;
        }
        if (any && (records.size() == 7 || records.size() == 6)) {
            return SourceFormat.KRAKEN_TRADES;
        }
        throw new UnusableFileException(
                any ? "its JSON records are of no known exchange; " + KNOWN : "it has no records");
    }

    private static SourceFormat capture(SourceFile file) throws IOException {
        boolean aggregates = false;
        try (SourceFile.Content content = file.open()) {
            LineScanner lines = new LineScanner(content, BinanceCaptureTrades.MAX_LINE);
            ByteText line = new ByteText();
            for (int i = 0; i < CAPTURE_LINES && lines.next(line); i++) {
                String begin = line.text(0, Math.min(line.length(), 200));
                if (begin.contains("\"e\":\"trade\"")) {
                    return SourceFormat.BINANCE_CAPTURE;
                }
                aggregates |= begin.contains("\"e\":\"aggTrade\"");
            }
        }
        if (aggregates) {
            return SourceFormat.BINANCE_CAPTURE_AGGREGATE;
        }
        throw new UnusableFileException(
                "the capture has no trades in its first "
                        + CAPTURE_LINES
                        + " lines, and only trades are imported; replay it to see its book");
    }

    private static Detection csv(List<String> lines, Map<String, String> columns)
            throws UnusableFileException {
        String first = lines.getFirst();
        char delimiter = delimiter(first);
        List<String> cells = cells(first, delimiter);
        boolean header = !NUMBER.matcher(cells.getFirst()).matches();
        if (delimiter == ',' && columns.isEmpty()) {
            SourceFormat archive =
                    header
                            ? archiveHeader(cells.stream().map(CandleColumns::normal).toList())
                            : archiveRow(cells);
            if (archive != null) {
                return new Detection(
                        archive,
                        delimiter,
                        header,
                        archive == SourceFormat.BINANCE_KLINES ? CandleColumns.BINANCE : null);
            }
        }
        if (header && (CandleColumns.plausible(cells) || !columns.isEmpty())) {
            return new Detection(
                    SourceFormat.OHLCV_CSV, delimiter, true, CandleColumns.of(cells, columns));
        }
        if (columns.size() >= 5) {
            return new Detection(
                    SourceFormat.OHLCV_CSV, delimiter, false, CandleColumns.of(cells, columns));
        }
        if (cells.size() >= 5) {
            if (header) {
                CandleColumns.of(cells, columns); // tells which column is missing
            }
            throw new UnusableFileException(
                    "the CSV has no header; tell its columns with --columns"
                            + " time=1,open=2,high=3,low=4,close=5,volume=6");
        }
        throw new UnusableFileException(
                "the content is of no known format, it begins "
                        + Values.quote(first, 0, first.length())
                        + "; "
                        + KNOWN);
    }

    private static @Nullable SourceFormat archiveHeader(List<String> names) {
        if (names.size() >= 11
                && names.getFirst().equals("open_time")
                && names.get(6).equals("close_time")) {
            return SourceFormat.BINANCE_KLINES;
        }
        if (names.getFirst().equals("agg_trade_id") && names.size() >= 7) {
            return SourceFormat.BINANCE_AGGREGATE_TRADES;
        }
        if (names.size() >= 6
                && names.getFirst().equals("id")
                && names.get(1).equals("price")
                && names.get(4).equals("time")) {
            return SourceFormat.BINANCE_TRADES;
        }
        return null;
    }

    private static @Nullable SourceFormat archiveRow(List<String> cells) {
        int count = cells.size();
        if (count == 12 && cells.stream().allMatch(c -> NUMBER.matcher(c).matches())) {
            return SourceFormat.BINANCE_KLINES;
        }
        if ((count == 7 || count == 6) && FLAG.matcher(cells.get(5)).matches()) {
            return SourceFormat.BINANCE_TRADES;
        }
        if ((count == 8 || count == 7) && FLAG.matcher(cells.get(6)).matches()) {
            return SourceFormat.BINANCE_AGGREGATE_TRADES;
        }
        return null;
    }

    private static char delimiter(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> cells(String line, char delimiter) throws UnusableFileException {
        ByteText text = new ByteText();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        text.set(bytes, 0, bytes.length);
        CsvFields fields = new CsvFields(delimiter);
        try {
            fields.split(text);
        } catch (BadRecordException e) {
            throw new UnusableFileException("its first line " + e.reason() + "; " + KNOWN, e);
        }
        return new ArrayList<>(fields.texts(text));
    }
}
