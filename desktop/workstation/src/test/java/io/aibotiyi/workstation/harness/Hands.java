package io.aibotiyi.workstation.harness;

import io.aibotiyi.workstation.look.Png;
import io.aibotiyi.workstation.state.FxBridge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;

/**
 * Carries steps out with the toolkit's robot: the pointer is moved and keys go down and up, as a
 * person's do. Not on the FX thread.
 */
final class Hands {

    /** How long a step waits for what it names. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofMillis(40);

    private final FxRobot robot = new FxRobot();
    private final Path pictures;

    /**
     * @param pictures folder, which exists
     */
    Hands(Path pictures) {
        this.pictures = pictures;
    }

    /**
     * @throws AssertionError if what it names or waits for does not come
     */
    void carryOut(Step step) throws Exception {
        List<String> words = step.arguments();
        String first = words.isEmpty() ? "" : words.getFirst();
        switch (step.verb()) {
            case WAIT -> usable(first);
            case GONE -> until(first + " is still there", () -> Screen.find(first).isEmpty());
            case SAYS -> until("nothing says \"" + first + "\"", () -> Screen.says(first));
            case SILENT -> until("something says \"" + first + "\"", () -> !Screen.says(first));
            case ROW -> until("no row shows " + words, () -> Screen.row(words).isPresent());
            case NO_ROW -> until("a row shows " + words, () -> Screen.row(words).isEmpty());
            case CLICK -> robot.clickOn(middle(usable(first)));
            case DOUBLE -> robot.doubleClickOn(middle(usable(first)));
            case RIGHT -> robot.rightClickOn(middle(usable(first)));
            case CELL -> robot.clickOn(middle(cell(first, words.get(1))));
            case KEY -> robot.push(chord(first));
            case TYPE -> robot.write(first);
            case FILL -> fill(first, words.get(1));
            case PICK -> pick(first, words.get(1));
            case DRAG ->
                    drag(
                            middle(usable(first)),
                            Integer.parseInt(words.get(1)),
                            Integer.parseInt(words.get(2)));
            case SHOT -> picture(first);
            case RESTART -> throw new IllegalStateException("between two processes, not in one");
        }
    }

    /** Waits until the workstation's window is on screen. */
    Window window() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!started()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The toolkit did not start");
            }
            Thread.sleep(LOOK);
        }
        return await(
                "no window",
                () ->
                        Window.getWindows().stream()
                                .filter(Window::isShowing)
                                .findFirst()
                                .orElse(null));
    }

    private static boolean started() {
        try {
            FxBridge.call(() -> {});
            return true;
        } catch (IllegalStateException e) {
            return false; // not yet
        }
    }

    /** Keeps a picture of the front window. */
    void picture(String name) throws Exception {
        WritableImage image =
                onFx(() -> {
                    List<Window> windows = Window.getWindows();
                    Scene scene = windows.getFirst().getScene();
                    return scene.snapshot(null);
                });
        try {
            Png.write(image, pictures.resolve(name + ".png"));
        } catch (IOException e) {
            throw new IOException("The picture " + name + " could not be kept", e);
        }
    }

    String words() throws Exception {
        return onFx(Screen::words);
    }

    private void fill(String field, String text) throws Exception {
        robot.clickOn(middle(usable(field)));
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(text);
    }

    private void pick(String choice, String item) throws Exception {
        robot.clickOn(middle(usable(choice)));
        robot.clickOn(middle(usable(item)));
    }

    private void drag(Point2D from, int right, int down) {
        robot.moveTo(from);
        robot.press(MouseButton.PRIMARY);
        robot.moveBy(right / 2.0, down / 2.0);
        robot.moveBy(right - right / 2.0, down - down / 2.0);
        robot.release(MouseButton.PRIMARY);
    }

    private Node cell(String row, String words) throws Exception {
        return await(
                "no row shows " + row + " with a cell " + words,
                () -> Screen.row(List.of(row)).flatMap(r -> Screen.cell(r, words)).orElse(null));
    }

    private Node usable(String selector) throws Exception {
        return await(
                selector + " is not there, or cannot be used",
                () -> Screen.find(selector).filter(n -> !n.isDisabled() && inside(n)).orElse(null));
    }

    private static boolean inside(Node node) {
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        Scene scene = node.getScene();
        return bounds.getWidth() > 0
                && bounds.getHeight() > 0
                && bounds.getCenterX() < scene.getWidth()
                && bounds.getCenterY() < scene.getHeight();
    }

    private static Point2D middle(Node node) throws Exception {
        Bounds bounds = onFx(() -> node.localToScreen(node.getLayoutBounds()));
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static KeyCode[] chord(String text) {
        List<KeyCode> keys = new ArrayList<>();
        for (String part : text.split("\\+")) {
            keys.add(
                    switch (part.toLowerCase(Locale.ROOT)) {
                        case "ctrl" -> KeyCode.SHORTCUT;
                        case "esc" -> KeyCode.ESCAPE;
                        default -> {
                            KeyCode named = KeyCode.getKeyCode(part);
                            yield named != null
                                    ? named
                                    : KeyCode.valueOf(part.toUpperCase(Locale.ROOT));
                        }
                    });
        }
        return keys.toArray(KeyCode[]::new);
    }

    private static void until(String failure, BooleanSupplier holds) throws Exception {
        await(failure, () -> holds.getAsBoolean() ? Boolean.TRUE : null);
    }

    private static <T> T await(String failure, Supplier<@Nullable T> found) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T result = onFx(found::get);
            if (result != null) {
                return result;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(failure + " after " + PATIENCE.toSeconds() + " s");
            }
            Thread.sleep(LOOK);
        }
    }

    /** Runs code on the FX thread and waits for it. */
    static <T> T onFx(Callable<T> code) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        FxBridge.call(() -> {
            try {
                result.complete(code.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
