package io.aibotiyi.charts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javax.imageio.ImageIO;

/** Off-screen pictures of controls, for tests and for looking at. */
public final class Pictures {

    private Pictures() {}

    /** Runs on the JavaFX thread and waits for the answer; starts the toolkit when needed. */
    public static <T> T onFxThread(Supplier<T> work) throws InterruptedException {
        start();
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                answer.complete(work.get());
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Loads Inter from the application's own fonts and sets pictures in it. */
    public static void useFonts(Path folder) throws InterruptedException {
        onFxThread(() -> {
            for (String name : new String[] {"Regular", "Bold"}) {
                String file = folder.resolve("InterTabular-" + name + ".otf").toUri().toString();
                if (Font.loadFont(file, 12) == null) {
                    throw new IllegalStateException("cannot load the font " + file);
                }
            }
            return true;
        });
    }

    /** The picture of a control alone, in a scene whose root has the theme's style classes. */
    public static WritableImage of(Parent control, String theme) {
        StackPane root = new StackPane(control);
        root.getStyleClass().add("root");
        if (!theme.isEmpty()) {
            root.getStyleClass().addAll(theme.split(" "));
        }
        root.setStyle("-fx-background-color: #20262f; -fx-font-family: 'Inter Tabular';");
        root.setPadding(new Insets(12));
        return new Scene(root).snapshot(null);
    }

    /** Writes the picture of a control as PNG. */
    public static void write(Path file, String theme, Supplier<Parent> control)
            throws InterruptedException, IOException {
        WritableImage image = onFxThread(() -> of(control.get(), theme));
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader()
                .getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        BufferedImage picture = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, w, h, pixels, 0, w);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
    }

    /** Ends the toolkit. */
    public static void exit() {
        Platform.exit();
    }

    private static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            return;
        }
        Platform.setImplicitExit(false);
        started.await();
    }
}
