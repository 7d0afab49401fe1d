package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.OrderId;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/** A market with best bid 100.00 and best ask 100.20, tick 0.10, drawn with 21 rows. */
final class LadderBench {

    static final double WIDTH = 340;
    static final double HEIGHT = 22 * 23;

    final LadderModel model = new LadderModel(2, 3, 10);
    final DepthLadder ladder = new DepthLadder();
    final StackPane root = new StackPane(ladder);
    final Scene scene = new Scene(root, WIDTH, HEIGHT);
    final List<LadderClick> clicks = new ArrayList<>();
    final List<OrderId> cancels = new ArrayList<>();
    final List<String> moves = new ArrayList<>();

    LadderBench(String theme) {
        root.getStyleClass().add("root");
        if (!theme.isEmpty()) {
            root.getStyleClass().addAll(theme.split(" "));
        }
        ladder.setFrameClock(() -> 0);
        ladder.setOnPriceClicked(clicks::add);
        ladder.setOnOrderCancel(cancels::add);
        ladder.setOnOrderMove((id, price) -> moves.add(id.value() + " to " + price));
        ladder.setModel(model);
        model.snapshot(
                1,
                LadderModelTest.levels(10_000, 5_000, 9_990, 2_500, 9_950, 1_000),
                LadderModelTest.levels(10_020, 4_000, 10_030, 2_000));
        draw();
    }

    WritableImage draw() {
        return scene.snapshot(null);
    }

    double yOf(long price) {
        LadderFrame frame = frame();
        for (int i = 0; i < frame.rows().size(); i++) {
            if (frame.rows().price(i) == price) {
                return frame.y(i) + 11;
            }
        }
        throw new AssertionError(price + " is not in view");
    }

    LadderFrame frame() {
        LadderFrame frame = ladder.shown();
        if (frame == null) {
            throw new AssertionError("the ladder shows no rows");
        }
        return frame;
    }

    double bidX() {
        return frame().columns().priceLeft() - 20;
    }

    double askX() {
        return frame().columns().priceRight() + 20;
    }

    void click(double x, double y, MouseButton button, boolean shift, boolean control) {
        Event.fireEvent(
                ladder,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        x,
                        y,
                        x,
                        y,
                        button,
                        1,
                        shift,
                        control,
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

    /** Holds the primary button at one place and lets it go at another. */
    void drag(double x, double y, double toY) {
        mouse(MouseEvent.MOUSE_PRESSED, x, y, true, true);
        draw();
        mouse(MouseEvent.MOUSE_DRAGGED, x, toY, true, false);
        draw();
        mouse(MouseEvent.MOUSE_RELEASED, x, toY, false, false);
        draw();
    }

    void mouse(EventType<MouseEvent> type, double x, double y, boolean down, boolean still) {
        Event.fireEvent(
                ladder,
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
                        still,
                        null));
    }

    void click(double x, double y) {
        click(x, y, MouseButton.PRIMARY, false, false);
    }

    void press(KeyCode... codes) {
        for (KeyCode code : codes) {
            Event.fireEvent(
                    ladder,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            draw();
        }
    }

    void wheel(double delta) {
        Event.fireEvent(
                ladder,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        50,
                        50,
                        50,
                        50,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        null,
                        0,
                        null,
                        0,
                        0,
                        null));
        draw();
    }
}
