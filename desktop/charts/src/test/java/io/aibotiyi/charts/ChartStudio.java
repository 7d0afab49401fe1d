package io.aibotiyi.charts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;

/** Lays charts out in an off-screen scene and takes their pictures. FX thread, except write. */
final class ChartStudio {

    private ChartStudio() {}

    /** Puts the chart in a scene without a window; the root has the theme's style classes. */
    static Scene scene(CandleChart chart, int width, int height, String theme) {
        StackPane root = new StackPane(chart);
        if (!theme.isEmpty()) {
            root.getStyleClass().addAll(theme.split(" "));
        }
        Scene scene = new Scene(root, width, height);
        root.resize(width, height);
        return scene;
    }

    /** CSS and layout as a pulse would do them, then the pixels. */
    static WritableImage picture(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }

    static WritableImage picture(CandleChart chart, int width, int height, String theme) {
        return picture(scene(chart, width, height, theme));
    }

    /** As on a screen with two device pixels per logical pixel. */
    static WritableImage doubled(CandleChart chart, int width, int height) {
        Scene scene = scene(chart, width, height, "");
        chart.surface().setOutputScale(2);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(2, 2));
        return scene.getRoot().snapshot(parameters, null);
    }

    static void write(WritableImage image, Path file) throws IOException {
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
}
