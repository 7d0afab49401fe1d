package io.aibotiyi.workstation.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.application.Application;
import javafx.collections.ObservableList;
import javafx.scene.Scene;

/**
 * How the workstation looks.
 *
 * @param colourBlind blue and orange instead of green and red for up and down
 * @param text how large text is, in controls as in what is drawn
 */
public record Appearance(Theme theme, boolean colourBlind, Density density, TextScale text) {

    /** Light or dark. */
    public enum Theme {
        DARK,
        LIGHT
    }

    /** Height of a row. */
    public enum Density {
        COMPACT,
        REGULAR,
        TOUCH;

        /** The next larger, and after the largest the smallest. */
        public Density next() {
            return switch (this) {
                case COMPACT -> REGULAR;
                case REGULAR -> TOUCH;
                case TOUCH -> COMPACT;
            };
        }
    }

    public static final Appearance DEFAULT =
            new Appearance(Theme.DARK, false, Density.COMPACT, TextScale.USUAL);

    private static final List<String> CLASSES =
            List.of("dark", "light", "colour-blind", "compact", "regular", "touch");

    /** Dresses a scene; called again, it changes clothes. */
    public void apply(Scene scene) {
        String base =
                theme == Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        List<String> sheets = Stylesheets.of(text);
        if (!scene.getStylesheets().equals(sheets)) {
            scene.getStylesheets().setAll(sheets);
        }
        TextScale.tell(scene, text);
        ObservableList<String> classes = scene.getRoot().getStyleClass();
        classes.removeAll(CLASSES);
        classes.add(theme == Theme.DARK ? "dark" : "light");
        if (colourBlind) {
            classes.add("colour-blind");
        }
        classes.add(
                switch (density) {
                    case COMPACT -> "compact";
                    case REGULAR -> "regular";
                    case TOUCH -> "touch";
                });
    }

    public Appearance with(Theme next) {
        return new Appearance(next, colourBlind, density, text);
    }

    public Appearance with(Density next) {
        return new Appearance(theme, colourBlind, next, text);
    }

    public Appearance withColourBlind(boolean on) {
        return new Appearance(theme, on, density, text);
    }

    public Appearance with(TextScale next) {
        return new Appearance(theme, colourBlind, density, next);
    }
}
