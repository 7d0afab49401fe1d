package io.aibotiyi.workstation.burst;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.drawings.ChartKeep;
import io.aibotiyi.workstation.embedded.EmbeddedBackend;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.look.Fonts;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.shell.Layout;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.shell.StageHost;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Notices;
import io.aibotiyi.workstation.state.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The real window of 1600 × 900 on its Trade workspace, in front of the real backend in this
 * process, which streams {@link BurstVenue} beside its own simulated markets. Threads are those of
 * the application. Methods are for a test's thread.
 */
final class BurstDesk implements AutoCloseable {

    private static final long PATIENCE = 60_000_000_000L;

    /** What failed on the FX thread. */
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    final FxBridge bridge = new FxBridge(failures::add);
    final Desk desk;

    private final EmbeddedBackend backends;
    private final ExecutorService work = one("desk-work");
    private final ExecutorService urgent =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("desk-order-", 0).factory());
    private final ExecutorService computing = one("desk-computing");
    private final ExecutorService disk = one("desk-files");
    private final Shell shell;
    private final Stage stage;
    private @Nullable Button place;
    private @Nullable TextField quantity;

    /**
     * Opens all of it on an empty folder and brings the venue's first market into view.
     *
     * @throws AssertionError if it is not live within a minute
     */
    BurstDesk(Path home) throws Exception {
        rate(0);
        configure(home);
        backends = new EmbeddedBackend(home);
        Notices notices = new Notices(bridge, InstantSource.system());
        desk =
                new Desk(
                        bridge,
                        InstantSource.system(),
                        backends,
                        new Target.Embedded(),
                        work,
                        urgent,
                        computing,
                        notices,
                        new ChartKeep(home, disk, bridge::mark, (_, _) -> {}));
        desk.remember(BurstVenue.market(0).toString(), Timeframe.M1);
        shell =
                OnFx.call(() -> {
                    Fonts.load();
                    Layout layout =
                            new Layout(
                                    Appearance.DEFAULT, "", Timeframe.M1, Map.of(), true, "", 0, 0);
                    Shell fresh =
                            new Shell(
                                    desk,
                                    new Shell.Surroundings(
                                            FileDialogs.NONE,
                                            new StageHost(),
                                            null,
                                            _ -> {},
                                            _ -> {}),
                                    layout,
                                    1600,
                                    900);
                    fresh.attach();
                    return fresh;
                });
        stage =
                OnFx.call(() -> {
                    Stage window = new Stage();
                    window.setScene(shell.scene());
                    window.show();
                    bridge.start();
                    return window;
                });
        desk.connector().connect(new Target.Embedded());
        await(
                "the venue's first market is not in view",
                () ->
                        desk.market()
                                .focus()
                                .get()
                                .filter(f -> f.view().id().equals(BurstVenue.market(0)))
                                .filter(f -> f.quote().get().bid() != null)
                                .isPresent());
    }

    private static ExecutorService one(String name) {
        return Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).daemon().factory());
    }

    private static void configure(Path home) throws IOException {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("application.yaml"),
                """
                aibot:
                  venues:
                    paper-latency: 0ms
                    others:
                      burst:
                        enabled: true
                        markets: [%s]
                """
                        .formatted(String.join(", ", BurstVenue.MARKETS)));
    }

    /** Asks the venue for so many events a second from now on. */
    static void rate(int events) {
        System.setProperty(BurstVenue.RATE, Integer.toString(events));
    }

    /** Another client of the same backend, for comparisons. */
    AibotClient client() {
        return backends.embedded();
    }

    InstrumentFocus focus() {
        return desk.market().focus().get().orElseThrow();
    }

    /** Switches the question before an order off and chooses a price that rests. */
    void readyTicket(String price) throws Exception {
        await("the ticket is not there", () -> fx(() -> find("ticket-price") != null));
        OnFx.call(() -> {
            ToggleButton arm = (ToggleButton) shell.scene().getRoot().lookup(".arm");
            if (!arm.isSelected()) {
                arm.fire();
            }
            ((TextField) find("ticket-price")).setText(price);
            return true;
        });
    }

    /** Fills in a quantity and waits until the ticket would send it. */
    void fill(String text) throws Exception {
        OnFx.call(() -> {
            TextField field = quantity;
            if (field == null) {
                field = (TextField) find("ticket-quantity");
                quantity = field;
            }
            field.setText(text);
            return true;
        });
        await("the ticket cannot be sent", () -> fx(() -> !place().isDisabled()));
    }

    /** The ticket's button; FX thread. */
    Button place() {
        Button known = place;
        if (known == null) {
            known = (Button) find("ticket-place");
            place = known;
        }
        return known;
    }

    private Node find(String id) {
        return shell.scene().lookup('#' + id);
    }

    Stage stage() {
        return stage;
    }

    static void await(String failure, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(failure + " after a minute");
            }
            Thread.sleep(5);
        }
    }

    static <T> T fx(Callable<T> code) {
        try {
            return OnFx.call(code);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        rate(0);
        try {
            OnFx.call(() -> {
                shell.detach();
                bridge.stop();
                stage.close();
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException("The window did not close", e);
        }
        desk.close();
        work.close();
        urgent.close();
        computing.close();
        disk.close();
        backends.close();
    }
}
