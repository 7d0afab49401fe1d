package io.aibotiyi.workstation.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.collections.ObservableList;
import javafx.scene.Scene;

/**
 * How the workstation looks.
 *
 * @param colourBlind blue and orange instead of green and red for up and down
 */
public record Appearance(Theme theme, boolean colourBlind, Density density) {

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

    public static final Appearance DEFAULT = new Appearance(Theme.DARK, false, Density.COMPACT);

    private static final List<String> CLASSES =
            List.of("dark", "light", "colour-blind", "compact", "regular", "touch");

    /** Our own stylesheets: the colours, then the look by subject; later ones win. */
    public static List<String> stylesheets() {
        return Stream.of(
                        "tokens.css",
                        "window.css",
                        "trade.css",
                        "dock.css",
                        "over.css",
                        "console.css",
                        "account.css",
                        "risk.css")
                .map(Appearance.class::getResource)
                .map(found -> Objects.requireNonNull(found).toExternalForm())
                .toList();
    }

    /** Dresses a scene; called again, it changes clothes. */
    public void apply(Scene scene) {
        String base =
                theme == Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheetBSS()
                        : new PrimerLight().getUserAgentStylesheetBSS();
        if (!base.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(base);
        }
        if (!scene.getStylesheets().containsAll(stylesheets())) {
            scene.getStylesheets().addAll(stylesheets());
        }
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

    /** Height of a row in pixels. */
    public int rowHeight() {
        return switch (density) {
            case COMPACT -> 22;
            case REGULAR -> 26;
            case TOUCH -> 32;
        };
    }

    public Appearance with(Theme next) {
        return new Appearance(next, colourBlind, density);
    }

    public Appearance with(Density next) {
        return new Appearance(theme, colourBlind, next);
    }

    public Appearance withColourBlind(boolean on) {
        return new Appearance(theme, on, density);
    }
}
