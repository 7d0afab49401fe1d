package io.aibotiyi.backend.marketdata.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.FixedPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureReaderTest {

    private static final String TRADE =
            "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"m\":true,\"M\":true,\"T\":1}";

    @TempDir Path folder;

    private final List<String> bad = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final CaptureHandler handler =
            new CaptureHandler() {
                @Override
                public void message(CaptureMessage message) {
                    times.add(message.localTime());
                }

                @Override
                public void badLine(long line, String reason) {
                    bad.add(line + ": " + reason);
                }
            };

    private long read(byte[] bytes) throws IOException {
        return new CaptureReader().read(new ByteArrayInputStream(bytes), handler);
    }

    private long read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void readsNanosecondsAndDecimalSeconds() throws IOException {
        assertThat(
                        read(
                                "1723161254087896568 "
                                        + TRADE
                                        + "\r\n1618678132.8258188: "
                                        + TRADE
                                        + "\n1618678132: "
                                        + TRADE))
                .isEqualTo(3);
        assertThat(times)
                .containsExactly(
                        1_723_161_254_087_896_568L,
                        1_618_678_132_825_818_800L,
                        1_618_678_132_000_000_000L);
        assertThat(bad).isEmpty();
    }

    @Test
    void readsGzipAsPlain() throws IOException {
        assertThat(read(gzip(("1 " + TRADE + "\n").repeat(5_000)))).isEqualTo(5_000);
        assertThat(bad).isEmpty();
    }

    @Test
    void aCompressedFileThatBreaksOffKeepsWhatCameBefore() throws IOException {
        StringBuilder text = new StringBuilder();
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            text.append(1 + random.nextInt(1_000_000_000)).append(' ').append(TRADE).append('\n');
        }
        byte[] whole = gzip(text.toString());
        long lines = read(Arrays.copyOf(whole, whole.length / 2));
        assertThat(lines).isBetween(1L, 19_999L);
        assertThat(bad).hasSize(1).allMatch(b -> b.endsWith("the compressed file breaks off here"));
    }

    @Test
    void everyBadTimeIsReportedWithItsLine() throws IOException {
        read("x {}\n12{}\n99999999999999999999 {}\n1.1234567891: {}\n5 " + TRADE);
        assertThat(bad).hasSize(4);
        assertThat(bad.get(0)).startsWith("1: no local time");
        assertThat(bad.get(1)).startsWith("2: a space and a message");
        assertThat(bad.get(2)).startsWith("3: the local time is out of range");
        assertThat(bad.get(3)).startsWith("4: the local time has more than 9 decimals");
        assertThat(times).containsExactly(5L);
    }

    @Test
    void aLineWithoutEndIsSkippedAndTold() throws IOException {
        byte[] bytes = new byte[LineSource.MAX_LINE * 2];
        Arrays.fill(bytes, (byte) 'x');
        bytes[bytes.length - 1] = '\n';
        byte[] tail = ("7 " + TRADE).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, bytes.length + tail.length);
        System.arraycopy(tail, 0, all, bytes.length, tail.length);
        assertThat(read(all)).isEqualTo(2);
        assertThat(bad).containsExactly("1: longer than " + LineSource.MAX_LINE + " bytes");
        assertThat(times).containsExactly(7L);
    }

    @Test
    void severalFilesAreOneCapture() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), "1 " + TRADE + "\n");
        Path second = Files.write(folder.resolve("b"), gzip("2 " + TRADE + "\nx\n"));
        long lines =
                new CaptureReader().read(List.of(first, second), handler, CaptureProgress.NONE);
        assertThat(lines).isEqualTo(3);
        assertThat(times).containsExactly(1L, 2L);
        assertThat(bad).hasSize(1).allMatch(b -> b.startsWith("3: "));
    }

    @Test
    void aDamagedHeaderNamesTheFile() throws IOException {
        Path file = Files.write(folder.resolve("damaged.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2});
        assertThatThrownBy(() ->
                        new CaptureReader().read(List.of(file), handler, CaptureProgress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged.gz");
    }

    @Test
    void decimalsAreReadAsTheDomainReadsThem() throws CaptureFormatException {
        long seed = 99;
        Random random = new Random(seed);
        JsonCursor cursor = new JsonCursor();
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(9) == 0 ? "-" : "");
            for (int n = random.nextInt(14); n > 0; n--) {
                text.append(random.nextInt(12) == 0 ? '.' : (char) ('0' + random.nextInt(10)));
            }
            String decimal = text.toString();
            byte[] json = ('"' + decimal + '"').getBytes(StandardCharsets.UTF_8);
            cursor.reset(json, 0, json.length);
            cursor.string();
            String as = "seed " + seed + ": " + decimal;
            Long wanted = wanted(decimal);
            if (wanted == null) {
                assertThatThrownBy(() -> cursor.textDecimal(8)).as(as).isNotNull();
            } else {
                assertThat(cursor.textDecimal(8)).as(as).isEqualTo(wanted);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Long wanted(String decimal) {
        try {
            return FixedPoint.parse(decimal, 8);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
