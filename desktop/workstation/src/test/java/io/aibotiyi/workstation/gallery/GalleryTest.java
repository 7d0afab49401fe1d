package io.aibotiyi.workstation.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.gallery.Gallery.Size;
import io.aibotiyi.workstation.look.Fonts;
import io.aibotiyi.workstation.look.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {

    private static final Size SIZE = new Size(1600, 1000);
    private static final int UP_DARK = 0xFF2EBD85;
    private static final int DOWN_DARK = 0xFFF6465D;
    private static final int SIMULATED_DARK = 0xFF5D6878;

    @TempDir Path folder;

    @Test
    void writesEveryPictureAsAPngThatReadsBack() throws Exception {
        List<Path> files = Gallery.render(folder, Gallery.names(), List.of(SIZE), _ -> {});
        assertEquals(Gallery.names().size(), files.size());
        for (Path file : files) {
            Image image = new Image(file.toUri().toString());
            assertEquals(SIZE.width(), image.getWidth(), file.toString());
            assertEquals(SIZE.height(), image.getHeight(), file.toString());
            assertTrue(colours(image).size() > 60, file + " is nearly blank");
        }
    }

    @Test
    void isTheSamePictureEveryTime() throws Exception {
        assertArrayEquals(png("trade"), png("trade"));
    }

    @Test
    void framesASimulatedMarketAsSimulatedAndDrawsBothSides() throws Exception {
        WritableImage image = take("trade");
        PixelReader pixels = image.getPixelReader();
        assertEquals(SIMULATED_DARK, pixels.getArgb(0, 500));
        assertEquals(SIMULATED_DARK, pixels.getArgb(SIZE.width() - 1, 500));
        Map<Integer, Integer> chart = colours(image);
        assertTrue(chart.getOrDefault(UP_DARK, 0) > 150, "up candles");
        assertTrue(chart.getOrDefault(DOWN_DARK, 0) > 150, "down candles");
    }

    @Test
    void usesNeitherGreenNorRedInTheColourBlindPair() throws Exception {
        Map<Integer, Integer> colours = colours(take("trade-colour-blind"));
        assertEquals(0, colours.getOrDefault(UP_DARK, 0));
        assertEquals(0, colours.getOrDefault(DOWN_DARK, 0));
    }

    private static WritableImage take(String name) throws Exception {
        Picture picture =
                Catalogue.pictures().stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return OnFx.call(() -> {
            Fonts.load();
            return Gallery.take(picture, SIZE);
        });
    }

    private byte[] png(String name) throws Exception {
        Path file = Files.createTempFile(folder, name, ".png");
        Png.write(take(name), file);
        return read(file);
    }

    private static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    private static Map<Integer, Integer> colours(Image image) {
        Map<Integer, Integer> count = new HashMap<>();
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                count.merge(pixels.getArgb(x, y), 1, Integer::sum);
            }
        }
        return count;
    }
}
