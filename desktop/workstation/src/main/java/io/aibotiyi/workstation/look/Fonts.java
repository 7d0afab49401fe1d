package io.aibotiyi.workstation.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts; the system's own stand in where one cannot be read. */
public final class Fonts {

    private static final String FOLDER = "/io/aibotiyi/assets/fonts/";
    private static final List<String> FILES =
            List.of(
                    "InterTabular-Regular.otf",
                    "InterTabular-Bold.otf",
                    "InterTabularMedium-Regular.otf",
                    "JetBrainsMono-Regular.ttf");

    private Fonts() {}

    /**
     * Makes them known to the toolkit.
     *
     * @return the files that could not be loaded
     */
    public static List<String> load() {
        return FILES.stream().filter(file -> !loaded(file)).toList();
    }

    private static boolean loaded(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
            return in != null && Font.loadFont(in, 12) != null;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the font " + file, e);
        }
    }
}
