package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.junit.jupiter.api.Test;

class ChartInputTest {

    private static final int COUNT = 5_000;

    private static void with(Consumer<CandleChart> work) {
        FxThread.run(() -> {
            CandleChart chart = new CandleChart();
            chart.setSeries(SampleCandles.series(Timeframe.M1, COUNT, 3), "BTC-USDT");
            Scene scene = ChartStudio.scene(chart, 1000, 600, "");
            ChartStudio.picture(scene);
            work.accept(chart);
        });
    }

    private static void mouse(
            CandleChart chart, EventType<MouseEvent> type, double x, double y, int clicks) {
        boolean down = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_RELEASED;
        MouseButton button =
                type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        Event.fireEvent(
                chart,
                new MouseEvent(
                        type, x, y, x, y, button, clicks, false, false, false, false, down, false,
                        false, false, false, true, null));
    }

    private static void drag(CandleChart chart, double x, double y, double dx, double dy) {
        mouse(chart, MouseEvent.MOUSE_PRESSED, x, y, 1);
        for (int i = 1; i <= 4; i++) {
            mouse(chart, MouseEvent.MOUSE_DRAGGED, x + dx * i / 4, y + dy * i / 4, 1);
        }
        mouse(chart, MouseEvent.MOUSE_RELEASED, x + dx, y + dy, 1);
        layout(chart);
    }

    private static void scroll(CandleChart chart, double x, double y, double dx, double dy) {
        Event.fireEvent(
                chart,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        x,
                        y,
                        x,
                        y,
                        dx != 0,
                        false,
                        false,
                        false,
                        true,
                        false,
                        dx,
                        dy,
                        dx,
                        dy,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        null));
        layout(chart);
    }

    private static void key(CandleChart chart, KeyCode code, boolean shift) {
        Event.fireEvent(
                chart,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        layout(chart);
    }

    private static void layout(CandleChart chart) {
        ChartStudio.picture(chart.getScene());
    }

    private static Frame frame(CandleChart chart) {
        return java.util.Objects.requireNonNull(chart.surface().frame());
    }

    @Test
    void pansByTheDraggedPixelsAndStopsFollowing() {
        with(chart -> {
            Viewport view = chart.viewport();
            double x = view.x(COUNT - 1);
            drag(chart, 400, 200, 320, 30);
            assertThat(view.x(COUNT - 1)).isCloseTo(x + 320, within(1e-6));
            assertThat(chart.followingProperty().get()).isFalse();
            assertThat(chart.autoScaleProperty().get()).isTrue();
        });
    }

    @Test
    void zoomsAroundThePointerWithTheWheel() {
        with(chart -> {
            Viewport view = chart.viewport();
            drag(chart, 400, 200, 400, 0);
            double position = view.positionAt(250);
            double spacing = view.spacing();
            scroll(chart, 250, 200, 0, 40);
            assertThat(view.spacing()).isGreaterThan(spacing);
            assertThat(view.positionAt(250)).isCloseTo(position, within(1e-6));
        });
    }

    @Test
    void pansWithAHorizontalScrollAndZoomsWithAPinch() {
        with(chart -> {
            Viewport view = chart.viewport();
            double x = view.x(COUNT - 1);
            scroll(chart, 250, 200, 64, 0);
            assertThat(view.x(COUNT - 1)).isCloseTo(x + 64, within(1e-6));
            Event.fireEvent(
                    chart,
                    new ZoomEvent(
                            ZoomEvent.ZOOM,
                            300,
                            200,
                            300,
                            200,
                            false,
                            false,
                            false,
                            false,
                            true,
                            false,
                            1.5,
                            1.5,
                            null));
            assertThat(view.spacing()).isCloseTo(12, within(1e-9));
        });
    }

    @Test
    void scalesPricesByDraggingTheAxisAndAutomaticallyAgainAfterADoubleClick() {
        with(chart -> {
            double low = frame(chart).scale().low();
            double x = frame(chart).layout().plotWidth() + 20;
            drag(chart, x, 200, 0, 120);
            assertThat(chart.autoScaleProperty().get()).isFalse();
            assertThat(frame(chart).scale().low()).isLessThan(low);

            double moved = frame(chart).scale().low();
            drag(chart, 400, 200, 0, 50);
            assertThat(frame(chart).scale().low()).isGreaterThan(moved);

            mouse(chart, MouseEvent.MOUSE_PRESSED, x, 200, 2);
            layout(chart);
            assertThat(chart.autoScaleProperty().get()).isTrue();
            assertThat(frame(chart).scale().low()).isCloseTo(low, within(1e-6));
        });
    }

    @Test
    void tellsThePriceUnderAClickButNotUnderADrag() {
        with(chart -> {
            List<Long> clicked = new ArrayList<>();
            chart.setOnPriceClicked(clicked::add);
            drag(chart, 400, 200, 50, 0);
            assertThat(clicked).isEmpty();
            mouse(chart, MouseEvent.MOUSE_PRESSED, 400, 200, 1);
            mouse(chart, MouseEvent.MOUSE_RELEASED, 400, 200, 1);
            long expected = Math.round(frame(chart).scale().priceAt(200));
            assertThat(clicked).containsExactly(expected);
        });
    }

    @Test
    void reachesEverythingByKeys() {
        with(chart -> {
            Viewport view = chart.viewport();
            double right = view.right();
            key(chart, KeyCode.LEFT, false);
            assertThat(view.right()).isCloseTo(right - 1, within(1e-9));
            key(chart, KeyCode.LEFT, true);
            assertThat(view.right())
                    .isCloseTo(right - 1 - view.width() / view.spacing() / 5, within(1e-6));
            key(chart, KeyCode.HOME, false);
            assertThat(view.left()).isCloseTo(0, within(1e-6));
            assertThat(chart.followingProperty().get()).isFalse();
            key(chart, KeyCode.F, false);
            assertThat(chart.followingProperty().get()).isTrue();
            double x = view.newestX();
            key(chart, KeyCode.PLUS, false);
            assertThat(view.spacing()).isCloseTo(10, within(1e-9));
            assertThat(view.newestX()).isCloseTo(x, within(1e-6));
            key(chart, KeyCode.MINUS, false);
            assertThat(view.spacing()).isCloseTo(8, within(1e-9));
            key(chart, KeyCode.L, false);
            assertThat(frame(chart).scale().log()).isTrue();
        });
    }

    @Test
    void leavesKeysWithModifiersToTheApplication() {
        with(chart -> {
            double right = chart.viewport().right();
            KeyEvent event =
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, true, false, false);
            Event.fireEvent(chart, event);
            assertThat(chart.viewport().right()).isEqualTo(right);
        });
    }

    @Test
    void snapsTheCrosshairToTheCandleUnderThePointer() {
        with(chart -> {
            int draws = chart.surface().historyDraws;
            mouse(chart, MouseEvent.MOUSE_MOVED, 401, 200, 0);
            assertThat(chart.surface().pending()).isEqualTo(Invalidation.CURSOR);
            layout(chart);
            assertThat(chart.surface().historyDraws).isEqualTo(draws);
        });
    }
}
