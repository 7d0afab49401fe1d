package io.aibotiyi.backend.marketdata.history.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.ImportReport.LineIssue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ImportBadInputTest extends ImportTestBase {

    @Test
    void tellsEachBadLineWithItsNumberAndReason() throws IOException {
        ImportReport report =
                importFile(
                        write(
                                "AB-USD_1m.csv",
                                """
                                timestamp,open,high,low,close,volume
                                2026-01-01T00:00:00Z,1,3,1,2,5
                                yesterday,1,3,1,2,5
                                2026-01-01T00:02:00Z,NaN,3,1,2,5
                                2026-01-01T00:03:00Z,1,3,1,9,5
                                2026-01-01T00:04:00Z,-1,3,-1,2,5
                                2026-01-01T00:05:00Z,1,3,1,2,-5
                                2026-01-01T00:06:00Z,1,3
                                2026-01-01T00:07:00Z,1,99999999999999999999,1,2,5
                                2026-01-01T00:08:30Z,1,3,1,2,5
                                2126-01-01T00:00:00Z,1,3,1,2,5
                                2026-01-01T00:10:00Z,1,3,1,2,

                                # a comment
                                2026-01-01T00:11:00Z,1,3,1,2,5
                                2026-01-01T00:01:00Z,1,3,1,2,5
                                2026-01-01T00:12:00Z,1,3,1,2.000000001,5
                                """));
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.bad()).isEqualTo(11);
        assertThat(report.outOfOrder()).isEqualTo(1);
        assertThat(report.issues().stream().map(i -> i.line() + " " + i.kept() + " " + i.reason()))
                .containsExactly(
                        "3 false time 'yesterday' is neither ISO-8601 nor seconds to nanoseconds"
                                + " since 1970",
                        "4 false open 'NaN' is not a decimal number",
                        "5 false open or close lies outside low to high",
                        "6 false a price is not positive",
                        "7 false volume is negative",
                        "8 false has 3 columns, at least 6 expected",
                        "9 false high '99999999999999999999' is too large for scale 8"
                                + " (--price-scale and --quantity-scale set them)",
                        "10 false time 2026-01-01T00:08:30Z is not where a 1m candle opens",
                        "11 false time 2126-01-01T00:00:00Z is yet to come",
                        "12 false volume '' is not a decimal number",
                        "16 true time 2026-01-01T00:01:00Z runs against the file's order",
                        "17 false close '2.000000001' has more than 8 decimals (--price-scale and"
                                + " --quantity-scale set them)");
    }

    @Test
    void refusesTheFileWholeWhenStrict() throws IOException {
        Path file = write("AB-USD_1m.csv", minutes(250) + "nonsense\n");
        assertThatThrownBy(() -> importFile(file, ImportOptions.DEFAULTS.withStrict(true)))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("line 252")
                .extracting(e -> ((ImportException) e).issues().size())
                .isEqualTo(1);
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
        assertThat(importFile(file).rows()).as("lenient takes the rest").isEqualTo(250);
    }

    @Test
    void capsTheListOfBadLinesButCountsAll() throws IOException {
        String bad = "nonsense,1,1,1,1,1\n".repeat(1_000);
        ImportReport report = importFile(write("AB-USD_1m.csv", minutes(2) + bad));
        assertThat(report.bad()).isEqualTo(1_000);
        assertThat(report.issues()).hasSize(ImportReport.MAX_LISTED);
    }

    @Test
    void passesOverAGiganticLineWithoutHoldingIt() throws IOException {
        Path file = files.resolve("AB-USD_1m.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(minutes(2).getBytes(StandardCharsets.UTF_8));
            byte[] chunk = new byte[1 << 20];
            Arrays.fill(chunk, (byte) '7');
            for (int i = 0; i < 64; i++) {
                out.write(chunk);
            }
            out.write("\n2026-01-01T00:02:00Z,1,1,1,1,1\n".getBytes(StandardCharsets.UTF_8));
        }
        ImportReport report = importFile(file);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.issues())
                .containsExactly(new LineIssue(4, "longer than 65536 bytes", false));
    }

    @Test
    void refusesWhatIsNoMarketDataAndSaysWhy() throws IOException {
        byte[] noise = new byte[4_096];
        new Random(7).nextBytes(noise);
        noise[0] = 1;
        assertRefused(Files.write(files.resolve("noise.csv"), noise), "binary");
        assertRefused(write("empty.csv", ""), "the file is empty");
        assertRefused(write("blank.csv", "\n \n"), "the file is empty");
        assertRefused(write("AB-USD_1m.csv", HEADER), "no usable row");
        assertRefused(write("text.csv", "hello world\n"), "of no known format");
        assertRefused(write("error.json", "{\"error\":[\"EQuery:Unknown asset pair\"]}"), "EQuery");
        assertRefused(write("other.json", "{\"a\":[[1,2]]}"), "no known exchange");
        assertRefused(
                Files.write(files.resolve("utf16.csv"), HEADER.getBytes(StandardCharsets.UTF_16)),
                "UTF-16");
        assertRefused(write("lowercase words here.csv", minutes(3)), "tell it with --symbol");
        assertRefused(
                write("AB-USD.csv", HEADER + "2026-01-01T00:00:00Z,1,1,1,1,1\n"), "--timeframe");
        assertThatThrownBy(() -> importFile(files.resolve("missing.csv")))
                .hasMessageContaining("there is no such file");
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
    }

    @Test
    void importsNothingOfATruncatedFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            Random random = new Random(5);
            out.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 20_000; i++) {
                String line =
                        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * i)
                                + ",10,12,9,11,"
                                + random.nextInt(1_000_000)
                                + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        Path cut = files.resolve("AB-USD_1m.csv.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 5_000));
        assertRefused(cut, "the gzip is truncated");
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 0x55;
        Files.write(cut, damaged);
        assertThatThrownBy(() -> importFile(cut)).isInstanceOf(ImportException.class);
        Path json =
                write(
                        "Coinbase-AB-USD-PT1M.json",
                        "{\"candles\":[{\"start\":\"1767225600\",\"low\":\"1\",\"high\":\"1\",\"open\":\"1\",\"close\":\"1\",\"volume\":\"1\"},");
        assertRefused(json, "the JSON breaks at line 1");
        assertThat(store.series()).isEmpty();
        assertNothingStaged();
    }

    @Test
    void refusesAFileOfTwoSymbols() throws IOException {
        assertRefused(
                write(
                        "mixed_1m.csv",
                        """
                        symbol,timestamp,open,high,low,close,volume
                        AAA,2026-01-01T00:00:00Z,1,1,1,1,1
                        BBB,2026-01-01T00:00:00Z,1,1,1,1,1
                        """),
                "holds both AAA and BBB (line 3)");
    }
}
