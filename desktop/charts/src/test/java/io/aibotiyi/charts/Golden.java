package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/**
 * Compares a picture with the one kept in {@code src/test/resources/golden}, forgivingly: blocks of
 * 4 × 4 pixels are averaged, and one in fifty may differ. Pass {@code -Dgolden.update} to take what
 * is drawn now as the truth, and look at it.
 */
final class Golden {

    private static final int BLOCK = 4;
    private static final int CHANNEL = 18;
    private static final double SHARE = 0.02;

    private Golden() {}

    static void assertLike(
            String name, WritableImage image, double x, double y, double w, double h) {
        BufferedImage now = cut(image, (int) x, (int) y, (int) w, (int) h);
        try {
            if (System.getProperty("golden.update") != null) {
                Path file = Path.of("src/test/resources/golden", name + ".png");
                Files.createDirectories(file.getParent());
                ImageIO.write(now, "png", file.toFile());
                return;
            }
            try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".png")) {
                assertThat(in).as("golden picture %s", name).isNotNull();
                compare(name, ImageIO.read(in), now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(String name, BufferedImage golden, BufferedImage now) {
        assertThat(now.getWidth()).as("width of %s", name).isEqualTo(golden.getWidth());
        assertThat(now.getHeight()).as("height of %s", name).isEqualTo(golden.getHeight());
        int blocks = 0;
        int different = 0;
        for (int y = 0; y + BLOCK <= now.getHeight(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= now.getWidth(); x += BLOCK) {
                blocks++;
                for (int shift = 0; shift <= 16; shift += 8) {
                    if (Math.abs(mean(golden, x, y, shift) - mean(now, x, y, shift)) > CHANNEL) {
                        different++;
                        break;
                    }
                }
            }
        }
        assertThat((double) different / blocks)
                .as("share of %s that differs from its golden picture", name)
                .isLessThan(SHARE);
    }

    private static int mean(BufferedImage image, int x, int y, int shift) {
        int sum = 0;
        for (int i = 0; i < BLOCK * BLOCK; i++) {
            sum += image.getRGB(x + i % BLOCK, y + Math.floorDiv(i, BLOCK)) >> shift & 0xFF;
        }
        return sum / (BLOCK * BLOCK);
    }

    private static BufferedImage cut(WritableImage image, int x, int y, int w, int h) {
        int[] pixels = new int[w * h];
        image.getPixelReader()
                .getPixels(x, y, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        BufferedImage cut = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        cut.setRGB(0, 0, w, h, pixels, 0, w);
        return cut;
    }
}
