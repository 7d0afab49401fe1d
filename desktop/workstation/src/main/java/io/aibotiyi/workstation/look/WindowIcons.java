package io.aibotiyi.workstation.look;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;

/** The application's icon in the sizes that window systems ask for. */
public final class WindowIcons {

    private static final int[] SIZES = {16, 32, 48, 128, 256, 512};

    private WindowIcons() {}

    /** From the smallest to the largest; those that are missing are left out. */
    public static List<Image> load() {
        List<Image> icons = new ArrayList<>();
        for (int size : SIZES) {
            URL at =
                    WindowIcons.class.getResource(
                            "/io/aibotiyi/assets/icons/aibot-" + size + ".png");
            if (at != null) {
                icons.add(new Image(at.toExternalForm()));
            }
        }
        return icons;
    }
}
