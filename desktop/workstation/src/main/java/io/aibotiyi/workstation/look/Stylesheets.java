package io.aibotiyi.workstation.look;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Our own stylesheets: the colours, then the look by subject; later ones win. For larger text they
 * are written anew with every size of a font, and every height and width of a box, multiplied.
 * Space, borders and corners stay as they are: what is read grows, not what is between.
 */
final class Stylesheets {

    private static final List<String> NAMES =
            List.of(
                    "tokens.css",
                    "window.css",
                    "trade.css",
                    "journal.css",
                    "dock.css",
                    "over.css",
                    "console.css",
                    "account.css",
                    "risk.css");

    /** A length that grows with the text: its property, the number, and what follows it. */
    private static final Pattern LENGTH =
            Pattern.compile(
                    "(-fx-font-size|-chart-font|-fx-icon-size|-fx-fixed-cell-size"
                            + "|-fx-(?:min|max|pref)-(?:width|height))"
                            + "(\\s*:\\s*)(\\d+(?:\\.\\d+)?)(?![\\d.]*em)");

    private Stylesheets() {}

    /** Addresses to give to a scene, in order. */
    static List<String> of(TextScale scale) {
        Stream<URL> files = NAMES.stream().map(Stylesheets::resource);
        return scale == TextScale.USUAL
                ? files.map(URL::toExternalForm).toList()
                : files.map(f -> address(scaled(text(f), scale.factor()))).toList();
    }

    static String scaled(String css, double factor) {
        return LENGTH.matcher(css)
                .replaceAll(m ->
                        m.group(1)
                                + m.group(2)
                                + String.format(
                                        Locale.ROOT,
                                        "%.2f",
                                        Double.parseDouble(m.group(3)) * factor));
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Stylesheets.class.getResource(name), name);
    }

    private static String text(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Stylesheet " + file + " cannot be read", e);
        }
    }

    private static String address(String css) {
        return "data:text/css;charset=UTF-8;base64,"
                + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
