package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.workstation.look.Fonts;
import io.aibotiyi.workstation.look.Png;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.shell.Layout;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;

/**
 * Renders every workspace with seeded sample data to PNG, without a display: the real screens and
 * stores over a {@link SampleBackend}, at one fixed instant. Everything in it is simulated and
 * labelled so.
 *
 * <p>Where there is no display start the virtual machine with {@code -Dglass.platform=Headless
 * -Dprism.order=sw}.
 */
public final class Gallery {

    /** The instant at which all pictures are taken. */
    public static final Instant NOW = Instant.parse("2026-03-02T14:03:22.418Z");

    /** Size of a picture in pixels. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** The sizes that screens are looked at in. */
    public static final List<Size> SIZES = List.of(new Size(1600, 1000), new Size(2560, 1440));

    private Gallery() {}

    /** Names of all pictures, in order. */
    public static List<String> names() {
        return Catalogue.pictures().stream().map(Picture::name).toList();
    }

    /**
     * Renders all pictures in all {@link #SIZES}; starts the toolkit if nobody did. Blocks; not on
     * the FX thread.
     *
     * @param folder made if absent; files are {@code NAME-WIDTHxHEIGHT.png}
     * @param told of each file once it is written
     * @return the files in order
     */
    public static List<Path> render(Path folder, Consumer<Path> told) throws IOException {
        return render(folder, names(), SIZES, told);
    }

    /** As {@link #render(Path, Consumer)} for some pictures and sizes. */
    public static List<Path> render(
            Path folder, List<String> names, List<Size> sizes, Consumer<Path> told)
            throws IOException {
        Files.createDirectories(folder);
        startToolkit();
        onFx(Fonts::load);
        List<Path> files = new ArrayList<>();
        for (Picture picture : Catalogue.pictures()) {
            for (Size size : sizes) {
                if (names.contains(picture.name())) {
                    WritableImage image = onFx(() -> take(picture, size));
                    Path file = folder.resolve(picture.name() + "-" + size + ".png");
                    Png.write(image, file);
                    files.add(file);
                    told.accept(file);
                }
            }
        }
        return files;
    }

    /** One picture; on the FX thread. */
    static WritableImage take(Picture picture, Size size) {
        List<Throwable> failures = new ArrayList<>();
        FxBridge bridge = new FxBridge(failures::add);
        boolean answers = picture.scenario() != Scenario.LOADING;
        SampleBackend backend = new SampleBackend(picture.scenario(), NOW, true);
        AtomicReference<Instant> clock =
                new AtomicReference<>(NOW.minus(SampleLife.STEP.multipliedBy(picture.life())));
        Desk desk =
                new Desk(
                        bridge,
                        clock::get,
                        new SampleServers(backend, NOW),
                        new Target.Embedded(),
                        Runnable::run,
                        Runnable::run,
                        Runnable::run);
        Layout layout =
                new Layout(picture.appearance(), "", Timeframe.M1, Map.of(), true, "", 0, 0);
        Shell shell =
                new Shell(
                        desk,
                        FileDialogs.NONE,
                        picture.welcomed() ? layout : unwelcomed(layout),
                        size.width(),
                        size.height(),
                        _ -> {});
        shell.attach();
        if (answers) {
            desk.connector().connect(new Target.Embedded());
            desk.check();
        }
        pulse(bridge, shell);
        if (picture.scenario() == Scenario.DISCONNECTED) {
            backend.interrupt("Connection lost");
            pulse(bridge, shell);
        }
        for (Consumer<Shell> step : picture.staging()) {
            step.accept(shell);
            pulse(bridge, shell);
        }
        IntConsumer life = backend.life(picture.life());
        for (int step = 1; step <= picture.life(); step++) {
            clock.updateAndGet(now -> now.plus(SampleLife.STEP));
            life.accept(step);
            bridge.pulse(step);
        }
        pulse(bridge, shell);
        WritableImage image = shell.scene().snapshot(null);
        shell.detach();
        if (!failures.isEmpty()) {
            throw new IllegalStateException(
                    "Picture " + picture.name() + " could not be taken", failures.getFirst());
        }
        return image;
    }

    private static Layout unwelcomed(Layout l) {
        return new Layout(
                l.appearance(),
                l.instrument(),
                l.timeframe(),
                l.dividers(),
                false,
                l.remote(),
                l.width(),
                l.height());
    }

    /** A second of pulses with the layout in between, as a window would have. */
    private static void pulse(FxBridge bridge, Shell shell) {
        for (int i = 0; i < 61; i++) {
            bridge.pulse(1 + i * 16_666_667L);
            if (i % 15 == 0) {
                shell.scene().getRoot().applyCss();
                shell.scene().getRoot().layout();
            }
        }
        shell.scene().getRoot().applyCss();
        shell.scene().getRoot().layout();
    }

    private static void startToolkit() {
        CompletableFuture<Boolean> started = new CompletableFuture<>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException e) {
            started.complete(false);
        }
        started.join();
    }

    private static <T> T onFx(Supplier<T> supplier) {
        CompletableFuture<T> result = new CompletableFuture<>();
        FxBridge.call(() -> {
            try {
                result.complete(supplier.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            } catch (Error e) {
                result.completeExceptionally(e);
                throw e;
            }
        });
        return result.join();
    }
}
