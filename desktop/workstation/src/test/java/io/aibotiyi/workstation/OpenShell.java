package io.aibotiyi.workstation;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.drawings.ChartKeep;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.SampleServers;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.shell.Layout;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Notices;
import io.aibotiyi.workstation.state.Target;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The whole window over a sample backend, worked by hand: nothing happens by itself and everything
 * runs on the calling thread. Made and used on the FX thread.
 */
public final class OpenShell {

    /** What went wrong in a task of the FX thread. */
    public final List<Throwable> failures = new ArrayList<>();

    public final SampleBackend backend;
    public final FxBridge bridge = new FxBridge(failures::add);
    public final Desk desk;
    public final Shell shell;

    /** Detached windows, those that are open. */
    public final HeldWindows windows = new HeldWindows();

    /** What was kept of the workspaces, newest last. */
    public final List<Workspaces> kept = new ArrayList<>();

    private Instant now = Gallery.NOW;
    private final Deque<Runnable> unanswered = new ArrayDeque<>();
    private boolean slow;
    private long pulses;

    public OpenShell() {
        this(new SampleBackend(Scenario.FULL, Gallery.NOW, true));
    }

    public OpenShell(SampleBackend backend) {
        this(backend, new SampleServers(backend, Gallery.NOW));
    }

    public OpenShell(SampleBackend backend, Backends backends) {
        this(backend, backends, null, null);
    }

    /** With the charts' files of an application data folder. */
    public OpenShell(Path home) {
        this(new SampleBackend(Scenario.FULL, Gallery.NOW, true), home);
    }

    private OpenShell(SampleBackend backend, Path home) {
        this(backend, new SampleServers(backend, Gallery.NOW), home, null);
    }

    /** With the workspaces of an earlier start. */
    public OpenShell(SampleBackend backend, Workspaces workspaces) {
        this(backend, new SampleServers(backend, Gallery.NOW), null, workspaces);
    }

    private OpenShell(
            SampleBackend backend,
            Backends backends,
            @Nullable Path home,
            @Nullable Workspaces workspaces) {
        this.backend = backend;
        InstantSource clock = () -> now;
        Notices notices = new Notices(bridge, clock);
        desk =
                new Desk(
                        bridge,
                        clock,
                        backends,
                        new Target.Embedded(),
                        Runnable::run,
                        this::order,
                        Runnable::run,
                        notices,
                        new ChartKeep(
                                home,
                                Runnable::run,
                                bridge::mark,
                                (title, detail) ->
                                        notices.show(Notice.Level.ATTENTION, title, detail)));
        Layout layout =
                new Layout(
                        Appearance.DEFAULT,
                        "",
                        Timeframe.M1,
                        Map.of(),
                        true,
                        "https://desk.example.com",
                        0,
                        0);
        shell =
                new Shell(
                        desk,
                        new Shell.Surroundings(
                                FileDialogs.NONE, windows, workspaces, _ -> {}, kept::add),
                        layout,
                        1600,
                        1000);
        shell.attach();
    }

    private void order(Runnable question) {
        if (slow) {
            unanswered.add(question);
        } else {
            question.run();
        }
    }

    /** From now on orders and changes wait for {@link #answer}. */
    public void holdAnswers() {
        slow = true;
    }

    /** Answers what was asked meanwhile. */
    public void answer() {
        slow = false;
        while (!unanswered.isEmpty()) {
            unanswered.remove().run();
        }
        settle();
    }

    /** Signs in to the backend of this process. */
    public OpenShell connect() {
        desk.connector().connect(new Target.Embedded());
        settle();
        return this;
    }

    /** Brings a section of the console to the front. */
    public OpenShell section(String id) {
        shell.bringToFront(shell.admin());
        shell.admin().open(id);
        settle();
        return this;
    }

    /** A few pulses with the layout in between. */
    public void settle() {
        for (int i = 0; i < 4; i++) {
            bridge.pulse(++pulses);
            shell.scene().getRoot().applyCss();
            shell.scene().getRoot().layout();
        }
    }

    /** Lets time pass, for pulses and for the clock. */
    public void pass(java.time.Duration time) {
        now = now.plus(time);
        pulses += time.toNanos();
        settle();
    }

    /** The texts of all labels. */
    public Set<String> words() {
        return shell.scene().getRoot().lookupAll(".label").stream()
                .filter(n -> n instanceof Labeled)
                .map(n -> Objects.requireNonNullElse(((Labeled) n).getText(), ""))
                .collect(Collectors.toSet());
    }

    public boolean says(String part) {
        return words().stream().anyMatch(w -> w.contains(part));
    }

    public Optional<Button> button(String text) {
        return shell.scene().getRoot().lookupAll(".button").stream()
                .filter(n -> n instanceof Button b && text.equals(b.getText()))
                .map(n -> (Button) n)
                .findFirst();
    }

    /** Presses a button by what stands on it. */
    public void push(String text) {
        button(text).orElseThrow(() -> new AssertionError("no button " + text)).fire();
        settle();
    }

    /** Presses a button by its id. */
    public void press(String id) {
        ((Button) find(id)).fire();
        settle();
    }

    public void type(String id, String text) {
        ((TextInputControl) find(id)).setText(text);
    }

    /** What is typed, or shown, in a field. */
    public String typed(String id) {
        return ((TextInputControl) find(id)).getText();
    }

    /** Types the name that a dangerous act asks for, and agrees. */
    public void confirm(String name, String verb) {
        TextInputControl field =
                (TextInputControl)
                        Objects.requireNonNull(
                                shell.overlays().lookupAll(".text-field").stream()
                                        .filter(n ->
                                                n instanceof TextInputControl t
                                                        && name.equals(t.getPromptText()))
                                        .findFirst()
                                        .orElse(null),
                                "nothing asks for " + name);
        field.setText(name);
        List<Node> buttons = List.copyOf(shell.overlays().lookupAll(".confirm-button"));
        buttons.stream()
                .filter(n ->
                        n instanceof Button b && verb.equals(b.getText()) && b.isDefaultButton())
                .reduce((_, last) -> last)
                .map(n -> (Button) n)
                .orElseThrow(() -> new AssertionError("no button " + verb))
                .fire();
        settle();
    }

    /** Agrees to the order that is asked about. */
    public void confirmOrder() {
        shell.overlays().lookupAll(".confirm-button").stream()
                .map(n -> (Button) n)
                .filter(Button::isDefaultButton)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is asked about"))
                .fire();
        settle();
    }

    public void check(String box) {
        shell.scene().getRoot().lookupAll(".check-box").stream()
                .filter(n -> n instanceof CheckBox b && box.equals(b.getText()))
                .map(n -> (CheckBox) n)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no box " + box))
                .setSelected(true);
    }

    /** Presses a key in the main window. */
    public void key(KeyCode code, Modifier... held) {
        key(shell.scene(), code, held);
    }

    /** Presses a key in a window. */
    public void key(Scene scene, KeyCode code, Modifier... held) {
        List<Modifier> all = List.of(held);
        Event.fireEvent(
                scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        code.getName(),
                        code,
                        all.contains(Modifier.SHIFT),
                        all.contains(Modifier.SHORTCUT),
                        all.contains(Modifier.ALT),
                        false));
        settle();
    }

    /** A key held down with another. */
    public enum Modifier {
        SHIFT,
        SHORTCUT,
        ALT
    }

    public Node find(String id) {
        return Objects.requireNonNull(shell.scene().lookup('#' + id), id);
    }

    public boolean isThere(String id) {
        return shell.scene().lookup('#' + id) != null;
    }

    public TableView<?> table() {
        return (TableView<?>)
                Objects.requireNonNull(shell.scene().getRoot().lookup(".admin .record-table"));
    }

    public void close() {
        shell.detach();
    }
}
