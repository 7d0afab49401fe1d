package io.aibotiyi.indicators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The published expected values for 502 daily bars; a test without them is skipped and says so. */
final class ReferenceValues {

    record Bar(double open, double high, double low, double close, double volume) {}

    private ReferenceValues() {}

    static List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (String line : read("default.csv").lines().skip(1).toList()) {
            String[] f = line.split(",");
            bars.add(new Bar(number(f[1]), number(f[2]), number(f[3]), number(f[4]), number(f[5])));
        }
        return bars;
    }

    /** Values of one field in file order, NaN for null. */
    static List<Double> expected(String file, String field) {
        Pattern pattern = Pattern.compile('"' + field + "\":\\s*(null|[-0-9.eE+]+)");
        Matcher matcher = pattern.matcher(read(file));
        List<Double> values = new ArrayList<>();
        while (matcher.find()) {
            values.add(matcher.group(1).equals("null") ? Double.NaN : number(matcher.group(1)));
        }
        return values;
    }

    private static String read(String file) {
        String root = System.getProperty("aibot.reference.data");
        Path path = Path.of(root == null ? "." : root, "indicators", file);
        Assumptions.assumeTrue(
                root != null && Files.exists(path),
                () -> "no reference data at " + path + ": not compared");
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
