package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.DrawingStyle;
import io.aibotiyi.charts.drawing.Tool;
import io.aibotiyi.domain.Timeframe;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawings placed, moved and seen on a real chart. */
class DrawingToolsTest {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;

    private final CandleChart chart = FxThread.call(DrawingToolsTest::chart);

    private static CandleChart chart() {
        CandleChart chart = new CandleChart();
        chart.setClock(InstantSource.fixed(Instant.EPOCH));
        chart.extremesShownProperty().set(false);
        chart.setSeries(SampleCandles.series(Timeframe.M5, 600, 7), "");
        Scene scene = ChartStudio.scene(chart, WIDTH, HEIGHT, "");
        ChartStudio.picture(scene);
        return chart;
    }

    private Frame frame() {
        return Objects.requireNonNull(chart.surface().frame());
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        Event.fireEvent(
                chart,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    private void click(double x, double y) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y);
        mouse(MouseEvent.MOUSE_RELEASED, x, y);
    }

    private void drag(double x0, double y0, double x1, double y1) {
        mouse(MouseEvent.MOUSE_PRESSED, x0, y0);
        mouse(MouseEvent.MOUSE_DRAGGED, (x0 + x1) / 2, (y0 + y1) / 2);
        mouse(MouseEvent.MOUSE_DRAGGED, x1, y1);
        mouse(MouseEvent.MOUSE_RELEASED, x1, y1);
    }

    private void key(KeyCode code, boolean shortcut, boolean shift) {
        Event.fireEvent(
                chart,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, shortcut, false, false));
    }

    private List<Drawing> drawings() {
        return chart.drawings().book().drawings();
    }

    @Test
    void placesALineByTwoClicksAndPutsTheToolDown() {
        FxThread.run(() -> {
            chart.drawings().magnetProperty().set(false);
            chart.drawings().toolProperty().set(Tool.TREND_LINE);
            double right = chart.viewport().right();
            click(150, 120);
            assertThat(chart.drawings().draft()).isPresent();
            click(300, 90);
            assertThat(drawings()).hasSize(1);
            assertThat(chart.drawings().toolProperty().get()).isNull();
            assertThat(chart.viewport().right()).as("the chart was not panned").isEqualTo(right);
            FrameProjection p = new FrameProjection(frame());
            Anchor first = drawings().getFirst().anchors().getFirst();
            assertThat(p.y(first.price())).isCloseTo(120, within(0.6));
            assertThat(p.x(first.time())).isCloseTo(150, within(4.5));
        });
    }

    @Test
    void aDragPlacesBothPointsAndADraggedPointMovesAlone() {
        FxThread.run(() -> {
            chart.drawings().magnetProperty().set(false);
            chart.drawings().toolProperty().set(Tool.RECTANGLE);
            drag(150, 120, 300, 200);
            Drawing placed = drawings().getFirst();
            FrameProjection p = new FrameProjection(frame());
            double x = p.x(placed.anchors().get(1).time());
            double y = p.y(placed.anchors().get(1).price());
            drag(x, y, x + 40, y + 20);
            Drawing moved = drawings().getFirst();
            assertThat(moved.anchors().getFirst()).isEqualTo(placed.anchors().getFirst());
            assertThat(p.y(moved.anchors().get(1).price())).isCloseTo(y + 20, within(0.6));
            key(KeyCode.Z, true, false);
            assertThat(drawings()).as("one step back").containsExactly(placed);
            key(KeyCode.Z, true, true);
            assertThat(drawings()).as("and again").containsExactly(moved);
        });
    }

    @Test
    void draggingTheBodyMovesAllPointsTogetherUnlessLocked() {
        FxThread.run(() -> {
            chart.drawings().magnetProperty().set(false);
            chart.drawings().toolProperty().set(Tool.TREND_LINE);
            drag(100, 100, 300, 100);
            Drawing placed = drawings().getFirst();
            drag(200, 101, 240, 131);
            Drawing moved = drawings().getFirst();
            for (int i = 0; i < 2; i++) {
                assertThat(moved.anchors().get(i).time() - placed.anchors().get(i).time())
                        .isEqualTo(5 * Timeframe.M5.nanos());
                assertThat(moved.anchors().get(i).price())
                        .isLessThan(placed.anchors().get(i).price());
            }
            key(KeyCode.L, true, false);
            drag(240, 130, 300, 60);
            key(KeyCode.DELETE, false, false);
            assertThat(drawings()).containsExactly(moved.withLocked(true));
        });
    }

    @Test
    void theMagnetTakesTheNearestPriceOfTheCandle() {
        FxThread.run(() -> {
            Frame f = frame();
            int position = f.lastCell() - 12;
            var candle = f.series().candleAt(position);
            double x = f.view().x(position);
            chart.drawings().toolProperty().set(Tool.HORIZONTAL);
            click(x, f.scale().y(candle.high()) - 5);
            assertThat(drawings().getFirst().anchors().getFirst())
                    .isEqualTo(new Anchor(candle.openTime(), candle.high() / 100.0));
        });
    }

    @Test
    void copiesPastesHidesAndDeletesByKeys() {
        FxThread.run(() -> {
            chart.drawings().toolProperty().set(Tool.TREND_LINE);
            drag(100, 100, 300, 160);
            key(KeyCode.D, true, false);
            assertThat(drawings()).hasSize(2);
            assertThat(drawings().get(0).anchors()).isNotEqualTo(drawings().get(1).anchors());
            key(KeyCode.H, true, false);
            assertThat(drawings().get(1).hidden()).isTrue();
            key(KeyCode.DELETE, false, false);
            assertThat(drawings()).hasSize(1);
            key(KeyCode.ESCAPE, false, false);
            assertThat(chart.drawings().book().selected()).isEmpty();
            chart.drawings().toolProperty().set(Tool.CHANNEL);
            click(100, 100);
            key(KeyCode.ESCAPE, false, false);
            assertThat(chart.drawings().draft()).isEmpty();
            assertThat(drawings()).hasSize(1);
        });
    }

    @Test
    void aStyleGivenToADrawingIsTheNextOnesToo() {
        FxThread.run(() -> {
            chart.drawings().toolProperty().set(Tool.RAY);
            drag(100, 100, 300, 160);
            DrawingStyle red = DrawingStyle.DEFAULT.withColor(DrawingStyle.Hue.DOWN);
            chart.drawings().style(red);
            chart.drawings().toolProperty().set(Tool.RAY);
            drag(120, 200, 300, 210);
            assertThat(drawings()).extracting(Drawing::style).containsExactly(red, red);
        });
    }

    @ParameterizedTest
    @EnumSource
    void drawsEachToolAsItsGoldenPicture(Tool tool) {
        FxThread.run(() -> {
            Scene scene = chart.getScene();
            chart.drawings().book().load(List.of(sample(frame(), tool, "one")));
            WritableImage image = ChartStudio.picture(scene);
            ChartLayout l = frame().layout();
            String name = "drawing-" + tool.name().toLowerCase(Locale.ROOT);
            Golden.assertLike(name, image, l.plotWidth() - 420, 40, 420, l.plotHeight() - 40);
        });
    }

    /** A drawing over the candles in view, made of pixels. */
    static Drawing sample(Frame f, Tool tool, String id) {
        FrameProjection p = new FrameProjection(f);
        double w = f.layout().plotWidth();
        double h = f.layout().priceBottom();
        double[][] at = {{w * 0.35, h * 0.35}, {w * 0.65, h * 0.7}, {w * 0.7, h * 0.45}};
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < tool.points(); i++) {
            anchors.add(anchor(p, at[i][0], at[i][1]));
        }
        Drawing drawing = Drawing.of(id, tool, anchors, DrawingStyle.DEFAULT);
        return tool.isText() ? drawing.withText("Earnings\nwatch 67,000") : drawing;
    }

    private static Anchor anchor(FrameProjection p, double x, double y) {
        return new Anchor(p.time(x), p.price(y));
    }
}
