package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.docking.DetachedWindows;
import io.aibotiyi.workstation.look.AccountWords;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.spaces.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The windows of the workstation: each has the mode's frame, the same keys and its own dialogs.
 * Dialogs open in the window that was used last. FX thread only.
 */
final class Frames implements DetachedWindows, Dialogs {

    private static final List<String> MODES = List.of("live", "paper", "replay", "simulated");

    private final WindowHost host;
    private final Supplier<Optional<AccountView>> account;
    private final Consumer<Frame> prepare;
    private final Consumer<Boolean> focused;
    private final List<Frame> open = new ArrayList<>();
    private final Frame main;
    private Frame front;
    private Appearance appearance = Appearance.DEFAULT;
    private Function<Node, TradingMode> modes = _ -> TradingMode.SIMULATED;

    /** One window: its frame, what lies over it, and its scene. */
    record Frame(BorderPane border, StackPane root, Overlays overlays, Scene scene) {

        /** Whether a key is meant for the text field that has the focus. */
        boolean hasFocus(Class<? extends Node> kind) {
            return kind.isInstance(scene.getFocusOwner());
        }
    }

    /**
     * @param main the first window, which is never closed here
     * @param prepare gives every later window its keys
     * @param focused told whether any of the windows has the keyboard
     * @param account that orders of the windows go to
     */
    Frames(
            WindowHost host,
            Frame main,
            Consumer<Frame> prepare,
            Consumer<Boolean> focused,
            Supplier<Optional<AccountView>> account) {
        this.account = account;
        this.host = host;
        this.main = main;
        this.prepare = prepare;
        this.focused = focused;
        front = main;
        add(main);
    }

    static Frame frame(Overlays overlays, double width, double height) {
        BorderPane border = new BorderPane();
        border.getStyleClass().add("mode-frame");
        // panels that need more than the window has never push the frame out of it
        border.setMinSize(0, 0);
        StackPane root = new StackPane(border);
        root.getStyleClass().add("shell");
        return new Frame(border, root, overlays, new Scene(root, width, height));
    }

    private void add(Frame frame) {
        open.add(frame);
        frame.scene().addEventFilter(KeyEvent.KEY_PRESSED, _ -> front = frame);
        frame.scene().addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> front = frame);
        ObservableValue<Boolean> has =
                frame.scene().windowProperty().flatMap(Window::focusedProperty);
        has.subscribe(now -> {
            if (now != null) {
                if (now) {
                    front = frame;
                }
                focused.accept(isFocused());
            }
        });
    }

    private boolean isFocused() {
        return open.stream()
                .map(f -> f.scene().getWindow())
                .anyMatch(w -> w != null && w.isFocused());
    }

    /** The dialogs of the window used last. */
    Overlays front() {
        return open.contains(front) ? front.overlays() : main.overlays();
    }

    List<Frame> open() {
        return List.copyOf(open);
    }

    @Override
    public List<Bounds> screens() {
        return host.screens();
    }

    @Override
    public Detached open(Parent content, Bounds bounds, Listener listener) {
        Frame frame = frame(new Overlays(), bounds.width(), bounds.height());
        frame.border().setCenter(content);
        frame.border().setTop(modeStrip());
        frame.root().getChildren().add(frame.overlays());
        prepare.accept(frame);
        add(frame);
        appearance.apply(frame.scene());
        showMode(frame);
        Detached window = host.open(frame.scene(), bounds, listener);
        return new Detached() {
            @Override
            public void setTitle(String title) {
                window.setTitle(title);
                showMode(frame);
            }

            @Override
            public void toFront() {
                window.toFront();
                front = frame;
            }

            @Override
            public void close() {
                open.remove(frame);
                window.close();
                frame.border().setCenter(null);
                focused.accept(isFocused());
            }
        };
    }

    void look(Appearance next) {
        appearance = next;
        open.forEach(f -> next.apply(f.scene()));
    }

    /**
     * @param of what the numbers of a window's content are made of
     */
    void showModes(Function<Node, TradingMode> of) {
        modes = of;
        open.forEach(this::showMode);
    }

    private void showMode(Frame frame) {
        TradingMode mode = modes.apply(frame.border().getCenter());
        List<String> classes = frame.border().getStyleClass();
        String style = mode.name().toLowerCase(Locale.ROOT);
        if (!classes.contains(style)) { // another class styles the whole window anew
            classes.removeAll(MODES);
            classes.add(style);
        }
        if (frame.border().getTop() instanceof Label strip) {
            strip.setText(AccountWords.line(account.get(), mode));
        }
    }

    /** Over the panels of a detached window: mode and account in the frame's colour. */
    private static Label modeStrip() {
        Label strip = new Label();
        strip.getStyleClass().add("mode-strip");
        strip.setMaxWidth(Double.MAX_VALUE);
        return strip;
    }

    /** Shows a dialog in the window used last. */
    void show(Region dialog, Pos where, @Nullable Node focus, Runnable closed) {
        front().show(dialog, where, focus, closed);
    }

    @Override
    public void show(Region dialog, @Nullable Node focus, Runnable closed) {
        front().show(dialog, focus, closed);
    }

    @Override
    public void closeTop() {
        front().closeTop();
    }
}
