package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.BarColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Bars to compute over, with the columns laid open for references. */
public record Samples(
        long[] time,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume,
        double[] delta,
        double[] other) {

    public static final long MINUTE = 60_000_000_000L;

    public int size() {
        return time.length;
    }

    public BarColumns columns() {
        return new BarColumns(time, open, high, low, close, volume, delta, other);
    }

    private static Samples empty(int n) {
        return new Samples(
                new long[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n]);
    }

    /** A random walk of two-hour bars on a grid of cents, some flat and some without volume. */
    public static Samples randomWalk(long seed, int n) {
        Random random = new Random(seed);
        Samples s = empty(n);
        long price = 10_000;
        double second = 50;
        for (int i = 0; i < n; i++) {
            boolean flat = random.nextInt(12) == 0;
            long from = price;
            price = flat ? price : Math.max(100, price + random.nextInt(-150, 151));
            long top = Math.max(from, price) + (flat ? 0 : random.nextInt(60));
            long bottom = Math.min(from, price) - (flat ? 0 : random.nextInt(60));
            second = Math.max(1, second * (1 + 0.01 * random.nextGaussian()));
            s.time[i] = 1_700_000_000_000_000_000L / MINUTE * MINUTE + i * (120 * MINUTE);
            s.open[i] = from / 100.0;
            s.high[i] = top / 100.0;
            s.low[i] = Math.max(1, bottom) / 100.0;
            s.close[i] = price / 100.0;
            s.volume[i] = random.nextInt(15) == 0 ? 0 : random.nextInt(1, 10_000);
            s.delta[i] = s.volume[i] * (random.nextDouble() - 0.5);
            s.other[i] = second;
        }
        return s;
    }

    /** Published daily bars, 502 of them. */
    public static Samples published() {
        return read("indicators/default.csv", "T00:00", Integer.MAX_VALUE);
    }

    /** Real one-minute bars of a BTC perpetual. */
    public static Samples bitcoin(int most) {
        return read("market/btc-perp-20211231-20220201_1m.csv", "", most);
    }

    private static Samples read(String file, String suffix, int most) {
        String root = System.getProperty("aibot.reference.data");
        Path path = Path.of(root == null ? "." : root, file.split("/"));
        Assumptions.assumeTrue(
                root != null && Files.exists(path),
                () -> "no reference data at " + path + ": not compared");
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Samples s = empty(Math.min(most, lines.size() - 1));
        for (int i = 0; i < s.size(); i++) {
            String[] f = lines.get(i + 1).split(",");
            s.time[i] =
                    LocalDateTime.parse(f[0].replace(' ', 'T') + suffix)
                                    .toEpochSecond(ZoneOffset.UTC)
                            * 1_000_000_000L;
            s.open[i] = Double.parseDouble(f[1]);
            s.high[i] = Double.parseDouble(f[2]);
            s.low[i] = Double.parseDouble(f[3]);
            s.close[i] = Double.parseDouble(f[4]);
            s.volume[i] = Double.parseDouble(f[5]);
            s.delta[i] = s.volume[i] * ((i * 7919) % 101 - 50) / 50.0;
            s.other[i] = (s.open[i] + 3 * s.high[Math.max(0, i - 3)]) / 4;
        }
        return s;
    }
}
