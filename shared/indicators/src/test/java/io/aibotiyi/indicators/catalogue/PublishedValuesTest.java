package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The published values of Stock.Indicators over 502 daily bars, to 1e-9 relative from the first
 * defined bar, NaN where they give none.
 */
class PublishedValuesTest {

    private final Samples daily = Samples.published();

    /** Values of one field in file order, NaN for null. */
    private static double[] published(String file, String field) {
        Pattern pattern = Pattern.compile('"' + field + "\":\\s*(null|[-0-9.eE+]+)");
        try {
            Matcher matcher =
                    pattern.matcher(
                            Files.readString(
                                    Path.of(
                                            System.getProperty("aibot.reference.data", "."),
                                            "indicators",
                                            file + ".standard.json")));
            double[] values =
                    matcher.results()
                            .map(m -> m.group(1))
                            .mapToDouble(v -> v.equals("null") ? Double.NaN : Double.parseDouble(v))
                            .toArray();
            assertThat(values).hasSize(502);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(String file, String id, List<String> fields, Object... settings) {
        double[][] ours = Compared.ours(daily, id, settings);
        for (int k = 0; k < fields.size(); k++) {
            if (!fields.get(k).isEmpty()) {
                Compared.equal(
                        id + " " + fields.get(k),
                        published(file, fields.get(k)),
                        ours[k],
                        0,
                        1e-12);
            }
        }
    }

    @Test
    void averages() {
        check("sma", "sma", List.of("sma"));
        check("ema", "ema", List.of("ema"));
    }

    @Test
    void macd() {
        check("macd", "macd", List.of("macd", "signal", "histogram"));
        check("macd", "ema", List.of("fastEma"), "length", 12);
        check("macd", "ema", List.of("slowEma"), "length", 26);
    }

    @Test
    void bollingerBandsAndZScore() {
        check("bb", "bb", List.of("upperBand", "sma", "lowerBand", "percentB", "width"));
        check("bb", "zscore", List.of("zScore"));
    }

    @Test
    void trueRanges() {
        check("atr", "atr", List.of("atr"));
        check("atr", "trange", List.of("tr"));
        check("atr", "natr", List.of("atrp"));
    }

    @Test
    void keltner() {
        check("keltner", "keltner", List.of("upperBand", "centerline", "lowerBand", "width"));
    }

    @Test
    void directionalMovement() {
        check("adx", "adx", List.of("pdi", "mdi", "dx", "adx", "adxr"));
    }

    @Test
    void oscillators() {
        check("rsi", "rsi", List.of("rsi"));
        check("stoch", "stoch", List.of("k", "d", "j"));
        check("stoch", "stoch", List.of("oscillator", "signal", "percentJ"));
    }

    @Test
    void superTrend() {
        check("supertrend", "supertrend", List.of("superTrend", "upperBand", "lowerBand"));
    }

    @Test
    void volume() {
        check("obv", "obv", List.of("obv"));
        check("vwap", "vwap", List.of("vwap"), "session", "none");
    }

    @Test
    void ichimokuDisplaced() {
        double[][] ours = Compared.ours(daily, "ichimoku");
        List<String> fields =
                List.of("tenkanSen", "kijunSen", "senkouSpanA", "senkouSpanB", "chikouSpan");
        var indicator = Catalogue.standard().get("ichimoku");
        for (int k = 0; k < fields.size(); k++) {
            int by = indicator.outputs().get(k).displacement().applyAsInt(indicator.defaults());
            Compared.equal(
                    fields.get(k), published("ichimoku", fields.get(k)), displaced(ours[k], by));
        }
    }

    private static double[] displaced(double[] values, int by) {
        double[] moved = new double[values.length];
        Arrays.fill(moved, Double.NaN);
        for (int i = 0; i < values.length; i++) {
            if (i + by >= 0 && i + by < values.length) {
                moved[i + by] = values[i];
            }
        }
        return moved;
    }
}
