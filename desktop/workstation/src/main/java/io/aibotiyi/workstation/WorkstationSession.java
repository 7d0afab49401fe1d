package io.aibotiyi.workstation;

import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.drawings.ChartKeep;
import io.aibotiyi.workstation.look.Fonts;
import io.aibotiyi.workstation.look.WindowIcons;
import io.aibotiyi.workstation.replay.SystemFileDialogs;
import io.aibotiyi.workstation.shell.Layout;
import io.aibotiyi.workstation.shell.LayoutFile;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.shell.StageHost;
import io.aibotiyi.workstation.shell.WorkspaceFile;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Notices;
import io.aibotiyi.workstation.state.Pin;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** One window from opening to closing, with the threads and the backend behind it. */
final class WorkstationSession implements AutoCloseable {

    private static final double USUAL_WIDTH = 1600;
    private static final double USUAL_HEIGHT = 1000;

    private final WorkstationOptions options;
    private final Backends backends;
    private final StartupWatch watch;
    private final LayoutFile layoutFile;
    private final LayoutFile.Loaded loaded;
    private final WorkspaceFile workspaceFile;
    private final WorkspaceFile.Loaded workspaces;
    private final AtomicReference<@Nullable Workspaces> unsaved = new AtomicReference<>();
    private final ExecutorService work;
    private final ExecutorService urgent;
    private final ExecutorService computing;
    private final ExecutorService disk;
    private final FxBridge bridge;
    private final Desk desk;
    private final Pins pins = new Pins();
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus watched;
    private @Nullable Shell shell;

    WorkstationSession(WorkstationOptions options, Backends backends, StartupWatch watch) {
        this.options = options;
        this.backends = backends;
        this.watch = watch;
        layoutFile = new LayoutFile(options.home());
        loaded = layoutFile.load();
        workspaceFile = new WorkspaceFile(options.home());
        workspaces = loadWorkspaces();
        work =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("desk-work").daemon().factory());
        urgent =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("desk-order-", 0).factory());
        computing =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("desk-computing").daemon().factory());
        disk =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("desk-files").daemon().factory());
        bridge = new FxBridge(this::failed);
        Notices notices = new Notices(bridge, options.clock());
        ChartKeep charts =
                new ChartKeep(
                        options.home(),
                        disk,
                        bridge::mark,
                        (title, detail) -> notices.show(Notice.Level.ATTENTION, title, detail));
        desk =
                new Desk(
                        bridge,
                        options.clock(),
                        backends,
                        options.target(),
                        work,
                        urgent,
                        computing,
                        notices,
                        charts);
        desk.remember(loaded.layout().instrument(), loaded.layout().timeframe());
    }

    /** Goes to the backend; returns at once. */
    void connect() {
        desk.connector().connect(options.target());
    }

    /** Opens the window; on the FX thread. */
    void open(Runnable closed) {
        Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> failed(failure));
        List<String> missing = Fonts.load();
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Layout layout = loaded.layout();
        double width = fit(layout.width(), USUAL_WIDTH, room.getWidth());
        double height = fit(layout.height(), USUAL_HEIGHT, room.getHeight());
        Shell.Surroundings around =
                new Shell.Surroundings(
                        new SystemFileDialogs(),
                        new StageHost(),
                        workspaces.workspaces(),
                        this::save,
                        this::save);
        Shell fresh = new Shell(desk, around, layout, width, height);
        shell = fresh;
        fresh.attach();
        Stage stage = new Stage();
        stage.setTitle("AIBOT IYI Workstation");
        stage.getIcons().setAll(WindowIcons.load());
        stage.setScene(fresh.scene());
        stage.setMinWidth(Math.min(960, room.getWidth()));
        stage.setMinHeight(Math.min(640, room.getHeight()));
        Runnable end =
                () -> {
                    remember(stage);
                    pins.close();
                    ofFocus.close();
                    fresh.detach();
                    bridge.stop();
                    stage.close();
                    closed.run();
                };
        stage.setOnCloseRequest(event -> {
            event.consume();
            end.run();
        });
        stage.setOnShown(_ -> watch.windowShown());
        stage.show();
        watchStart(end);
        bridge.start();
        report(missing);
    }

    private static double fit(double remembered, double usual, double room) {
        return Math.min(remembered > 0 ? remembered : usual, room);
    }

    private void report(List<String> missingFonts) {
        loaded.problems()
                .forEach(field ->
                        desk.notices()
                                .log(
                                        Notice.Level.ATTENTION,
                                        "Layout: " + field + " could not be read",
                                        "Its default is used; the rest was kept."));
        if (!workspaces.problems().isEmpty()) {
            desk.notices()
                    .show(
                            Notice.Level.ATTENTION,
                            "Some of your workspaces could not be read",
                            "Left out: "
                                    + String.join(", ", workspaces.problems())
                                    + (workspaces.aside() == null
                                            ? ""
                                            : ". The file was kept as " + workspaces.aside()));
        }
        missingFonts.forEach(font ->
                desk.notices()
                        .log(
                                Notice.Level.ATTENTION,
                                "Font " + font + " could not be loaded",
                                "The system's own stands in."));
    }

    private void watchStart(Runnable end) {
        pins.add(
                desk.link()
                        .listen(link -> {
                            if (link.phase() == Link.Phase.CONNECTED) {
                                watch.backendReady();
                            }
                        }));
        pins.add(desk.market().focus().listen(this::watchBook));
        Pin pulses = bridge.onPulse(_ -> watch.pulse().ifPresent(t -> interactive(t, end)));
        pins.add(pulses);
    }

    private void watchBook(Optional<InstrumentFocus> focus) {
        if (focus.isPresent() && focus.get() != watched) {
            watched = focus.get();
            ofFocus.close();
            ofFocus.add(
                    focus.get()
                            .quote()
                            .listen(quote -> {
                                if (!quote.equals(Quote.NONE)) {
                                    watch.bookArrived();
                                }
                            }));
        }
    }

    private void interactive(StartupTimeline timeline, Runnable end) {
        work.execute(() -> {
            options.onInteractive().accept(timeline);
            if (options.exitWhenInteractive()) {
                bridge.mark(end);
            }
        });
    }

    private void remember(Stage stage) {
        Shell present = shell;
        if (present != null) {
            save(present.trade().board().workspaces());
            save(
                    present.layout()
                            .withSize(stage.getScene().getWidth(), stage.getScene().getHeight()));
        }
    }

    private WorkspaceFile.Loaded loadWorkspaces() {
        try {
            return workspaceFile.load();
        } catch (IOException e) {
            return new WorkspaceFile.Loaded(null, List.of(Failures.describe(e)), null);
        }
    }

    /** Saves the newest; while one is being written those between are left out. */
    private void save(Workspaces next) {
        if (unsaved.getAndSet(next) == null) {
            work.execute(() -> {
                Workspaces newest = unsaved.getAndSet(null);
                try {
                    if (newest != null) {
                        workspaceFile.save(newest);
                    }
                } catch (IOException e) {
                    desk.notices()
                            .log(
                                    Notice.Level.ATTENTION,
                                    "The workspaces could not be saved",
                                    Failures.describe(e));
                }
            });
        }
    }

    private void save(Layout layout) {
        work.execute(() -> {
            try {
                layoutFile.save(layout);
            } catch (IOException e) {
                desk.notices()
                        .log(
                                Notice.Level.ATTENTION,
                                "The layout could not be saved",
                                Failures.describe(e));
            }
        });
    }

    private void failed(Throwable failure) {
        desk.notices()
                .show(
                        Notice.Level.DANGER,
                        "Something went wrong in this window",
                        Failures.describe(failure));
    }

    /** Finishes what is under way, then stops the backend of this process if one runs. */
    @Override
    public void close() {
        desk.close();
        work.close();
        urgent.close();
        computing.close();
        disk.close();
        backends.close();
    }
}
