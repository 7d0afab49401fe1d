package io.aibotiyi.workstation.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Colours live in one place, and what they mean can be read. */
class StylesheetTest {

    private static final Path SOURCES = Path.of("src/main");
    private static final Pattern TOKEN =
            Pattern.compile("(-aibot-[a-z-]+):\\s*(#[0-9A-Fa-f]{6,8});");
    private static final Pattern LITERAL =
            Pattern.compile("#[0-9A-Fa-f]{3,8}\\b|\\brgba?\\(|Color\\.(web|rgb|hsb|[A-Z]{3,})");
    private static final List<String> GROUNDS =
            List.of("-aibot-canvas", "-aibot-surface", "-aibot-raised", "-aibot-overlay");

    @ParameterizedTest
    @ValueSource(strings = {"", "light", "colour-blind", "light colour-blind"})
    void everyTextCanBeReadOnEveryGround(String theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        for (String ground : GROUNDS) {
            for (String text :
                    List.of(
                            "text",
                            "muted",
                            "up-text",
                            "down-text",
                            "attention-text",
                            "danger-text",
                            "link-blue",
                            "link-violet",
                            "link-cyan",
                            "link-rose",
                            "link-lime")) {
                atLeast(4.5, tokens, "-aibot-" + text, ground);
            }
        }
        atLeast(4.5, tokens, "-aibot-on-accent", "-aibot-accent");
        atLeast(4.5, tokens, "-aibot-on-up", "-aibot-up");
        atLeast(4.5, tokens, "-aibot-on-down", "-aibot-down");
        atLeast(4.5, tokens, "-aibot-on-danger", "-aibot-danger");
        atLeast(4.5, tokens, "-aibot-on-attention", "-aibot-attention");
        atLeast(4.5, tokens, "-aibot-text", "-aibot-label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "light", "colour-blind", "light colour-blind"})
    void everyMeaningfulGraphicStandsOut(String theme) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        for (String ground : List.of("-aibot-canvas", "-aibot-surface")) {
            for (String graphic :
                    List.of(
                            "up",
                            "down",
                            "accent",
                            "attention",
                            "danger",
                            "mode-live",
                            "mode-paper",
                            "mode-replay",
                            "mode-simulated")) {
                atLeast(3, tokens, "-aibot-" + graphic, ground);
            }
        }
    }

    @Test
    void coloursAreNamedNowhereButInTheTokens() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(java|css|fxml)"))
                    .forEach(f -> collect(f, found));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theSearchForLiteralsFindsThem() {
        assertTrue(LITERAL.matcher("-fx-fill: #0B0E11;").find());
        assertTrue(LITERAL.matcher("Color.web(\"red\")").find());
        assertTrue(LITERAL.matcher("Color.RED").find());
    }

    private static void collect(Path file, List<String> found) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                boolean token = TOKEN.matcher(line).find() && line.strip().startsWith("-aibot-");
                if (!token && LITERAL.matcher(line).find()) {
                    found.add(file + ":" + (i + 1) + " " + line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atLeast(double ratio, Map<String, Color> tokens, String a, String b) {
        double is = contrast(token(tokens, a), token(tokens, b));
        assertTrue(is >= ratio, () -> a + " on " + b + " has contrast " + is + " < " + ratio);
    }

    private static Color token(Map<String, Color> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    /** WCAG 2.2 contrast ratio. */
    private static double contrast(Color a, Color b) {
        double bright = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (bright + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color c) {
        return 0.2126 * linear(c.getRed())
                + 0.7152 * linear(c.getGreen())
                + 0.0722 * linear(c.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    /** Tokens of a theme: the base, overlaid by each block that its style classes select. */
    private static Map<String, Color> tokens(String theme) throws IOException {
        String css =
                Files.readString(
                        SOURCES.resolve("resources/io/aibotiyi/workstation/look/tokens.css"));
        Map<String, Color> tokens = new HashMap<>();
        read(css, ".root {", tokens);
        if (theme.contains("light")) {
            read(css, ".root.light {", tokens);
        }
        if (theme.contains("colour-blind")) {
            read(css, ".root.colour-blind {", tokens);
        }
        if (theme.equals("light colour-blind")) {
            read(css, ".root.light.colour-blind {", tokens);
        }
        return tokens;
    }

    private static void read(String css, String selector, Map<String, Color> into) {
        int start = css.indexOf(selector);
        assertTrue(start >= 0, selector);
        Matcher matcher = TOKEN.matcher(css.substring(start, css.indexOf('}', start)));
        while (matcher.find()) {
            into.put(matcher.group(1), Color.web(matcher.group(2)));
        }
    }
}
