package io.aibotiyi.charts.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.charts.Pictures;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class EquityCurveTest {

    private static final List<EquityPoint> POINTS =
            List.of(
                    new EquityPoint(0, 1_000),
                    new EquityPoint(50, 1_500),
                    new EquityPoint(100, 1_200));

    @Test
    void readsThePointUnderThePointerAndPutsTheReadingAway() throws InterruptedException {
        Pictures.onFxThread(() -> {
            EquityCurve curve = shown();
            move(curve, 10);
            assertThat(curve.reading()).isEqualTo(POINTS.getFirst());
            move(curve, 390);
            assertThat(curve.reading()).isEqualTo(POINTS.getLast());
            move(curve, Double.NaN);
            assertThat(curve.reading()).isNull();
            return true;
        });
    }

    @Test
    void readsByKeyboard() throws InterruptedException {
        Pictures.onFxThread(() -> {
            EquityCurve curve = shown();
            press(curve, KeyCode.LEFT);
            assertThat(curve.reading()).isEqualTo(POINTS.get(2));
            press(curve, KeyCode.LEFT);
            assertThat(curve.reading()).isEqualTo(POINTS.get(1));
            press(curve, KeyCode.HOME);
            assertThat(curve.reading()).isEqualTo(POINTS.get(0));
            press(curve, KeyCode.ESCAPE);
            assertThat(curve.reading()).isNull();
            return true;
        });
    }

    @Test
    void isEmptyAfterRefusingPointsOutOfOrder() throws InterruptedException {
        Pictures.onFxThread(() -> {
            EquityCurve curve = shown();
            assertThatThrownBy(() -> curve.snapshot(POINTS.reversed()))
                    .isInstanceOf(IllegalArgumentException.class);
            press(curve, KeyCode.HOME);
            assertThat(curve.reading()).isNull();
            return true;
        });
    }

    @Test
    void drawsGainAndLossInTheirColours() throws InterruptedException {
        Pictures.onFxThread(() -> {
            EquityCurve gain = shown();
            EquityCurve loss = shown();
            loss.snapshot(List.of(new EquityPoint(0, 1_000), new EquityPoint(9, 900)));
            assertThat(has(gain, new EquityLook(gain.style()).sides.buy())).isTrue();
            assertThat(has(gain, new EquityLook(gain.style()).sides.sell())).isFalse();
            assertThat(has(loss, new EquityLook(loss.style()).sides.sell())).isTrue();
            assertThat(has(loss, new EquityLook(loss.style()).sides.buy())).isFalse();
            return true;
        });
    }

    private static EquityCurve shown() {
        EquityCurve curve = new EquityCurve();
        curve.setUnit(2, 2, "USDT");
        curve.snapshot(POINTS);
        new Scene(new StackPane(curve), 420, 220).snapshot(null);
        return curve;
    }

    private static boolean has(EquityCurve curve, Color colour) {
        WritableImage image = curve.getScene().snapshot(null);
        for (int y = 0; y < (int) image.getHeight(); y++) {
            for (int x = 0; x < (int) image.getWidth(); x++) {
                Color pixel = image.getPixelReader().getColor(x, y);
                if (Math.abs(pixel.getRed() - colour.getRed()) < 0.01
                        && Math.abs(pixel.getGreen() - colour.getGreen()) < 0.01
                        && Math.abs(pixel.getBlue() - colour.getBlue()) < 0.01) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void move(EquityCurve curve, double x) {
        boolean out = Double.isNaN(x);
        Event.fireEvent(
                curve,
                new MouseEvent(
                        out ? MouseEvent.MOUSE_EXITED : MouseEvent.MOUSE_MOVED,
                        out ? 0 : x,
                        90,
                        out ? 0 : x,
                        90,
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
    }

    private static void press(EquityCurve curve, KeyCode code) {
        Event.fireEvent(
                curve,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
