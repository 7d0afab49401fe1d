package io.aibotiyi.charts.equity;

import io.aibotiyi.charts.Pictures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Pictures of the curve in every state; arguments: output folder, folder of fonts. */
public final class EquityGallery {

    private static final long START = 1_795_000_000_118_000_000L;

    private EquityGallery() {}

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Pictures.useFonts(Path.of(args[1]));
        for (String theme : new String[] {"", "light"}) {
            String name = theme.isEmpty() ? "dark" : theme;
            Pictures.write(
                    out.resolve("equity-" + name + ".png"),
                    theme,
                    () ->
                            new VBox(
                                    12,
                                    row(curve(1, 0.05, 900), curve(9, -0.01, 20_000), profit()),
                                    row(hovered(), curve(3, 0, 1), new EquityCurve())));
        }
        Pictures.exit();
    }

    private static HBox row(Region... controls) {
        HBox box = new HBox(12, controls);
        for (Region control : controls) {
            control.setMinSize(420, 220);
            control.setMaxSize(420, 220);
        }
        return box;
    }

    static EquityCurve curve(long seed, double drift, int count) {
        EquityCurve curve = new EquityCurve();
        curve.setUnit(2, 2, "USDT");
        curve.snapshot(points(seed, drift, count, 1_000_000));
        return curve;
    }

    private static EquityCurve profit() {
        EquityCurve curve = new EquityCurve();
        curve.setUnit(2, 2, "USDT");
        curve.baselineProperty().set(EquityCurve.Baseline.ZERO);
        curve.snapshot(points(4, 0.02, 600, 0));
        return curve;
    }

    private static EquityCurve hovered() {
        EquityCurve curve = curve(1, 0.05, 900);
        curve.resize(420, 220);
        curve.fireEvent(
                new MouseEvent(
                        MouseEvent.MOUSE_MOVED,
                        200,
                        100,
                        200,
                        100,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
        return curve;
    }

    static List<EquityPoint> points(long seed, double drift, int count, long start) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<EquityPoint> points = new ArrayList<>();
        long value = start;
        long time = START;
        for (int i = 0; i < count; i++) {
            points.add(new EquityPoint(time, value));
            time += random.nextLong(1, 20) * 1_000_000_000L;
            value += Math.round((random.nextGaussian() + drift) * 700);
        }
        return points;
    }
}
