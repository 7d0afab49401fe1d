package io.aibotiyi.backend.marketdata;

import io.aibotiyi.backend.marketdata.capture.SyntheticCapture;
import io.aibotiyi.backend.marketdata.capture.SyntheticCapture.Dialect;
import io.aibotiyi.bench.Benchmark;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checking a capture (reading, decoding, rebuilding and comparing the book) against only reading it
 * and parsing each line with a plain JSON parser: the real capture where there is one, else a
 * made-up one.
 */
public final class ReplayCheckBenchmark implements Benchmark {

    private static final int ROUNDS = 9;

    @Override
    public String name() {
        return "replay-check";
    }

    @Override
    public Result run() throws Exception {
        Path real =
                Path.of(
                        System.getProperty("aibot.reference.data", "../../../shared/data"),
                        "market",
                        "spot_btcusdt_20240808.gz");
        Path file = Files.isReadable(real) ? real : synthetic();
        double[] check = new double[ROUNDS];
        double[] parse = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            ReplayReport report = ReplayCheck.run(file, ReplayCheck.Progress.NONE);
            check[i] = (System.nanoTime() - began) / 1e6;
            if (!report.isFlawless()) {
                throw new IllegalStateException("the capture must check: " + report);
            }
            began = System.nanoTime();
            if (parse(file) != report.lines()) {
                throw new IllegalStateException("both must read the same lines");
            }
            parse[i] = (System.nanoTime() - began) / 1e6;
        }
        double value = median(check);
        double peer = median(parse);
        return new Result(
                value,
                "ms",
                "Jackson tree per line",
                peer,
                "less than twice the time of reading and parsing",
                value < 2 * peer);
    }

    private static long parse(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        long lines = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                json.readTree(line.substring(line.indexOf(' ') + 1));
                lines++;
            }
        }
        return lines;
    }

    private static Path synthetic() throws IOException {
        Path file = Files.createTempFile("capture", ".gz");
        file.toFile().deleteOnExit();
        String text =
                String.join(
                        "\n", new SyntheticCapture(Dialect.SPOT, "BTCUSDT", 1).lines(6_000, 6_000));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
