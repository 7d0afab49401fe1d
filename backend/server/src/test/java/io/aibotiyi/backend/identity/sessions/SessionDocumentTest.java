package io.aibotiyi.backend.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** docs/sessions.md says what the code and the shipped configuration do. */
class SessionDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    /** A rule as documented: its value, why, and what happens. */
    private record Rule(String value, String why, String happens) {}

    private static Map<String, Rule> rules() throws IOException {
        Map<String, Rule> rules = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("docs", "sessions.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rules.put(row.group(1), new Rule(row.group(2), row.group(3), row.group(4)));
            }
        }
        return rules;
    }

    private static Rule rule(Map<String, Rule> rules, String name) {
        return Objects.requireNonNull(rules.get(name), name);
    }

    private static Object shipped(String property) throws IOException {
        PropertySource<?> source =
                new YamlPropertySourceLoader()
                        .load("shipped", new ClassPathResource("application.yaml"))
                        .getFirst();
        return Objects.requireNonNull(source.getProperty("aibot.sessions." + property));
    }

    @Test
    @DisplayName("E1 inactivity, absolute life and count are documented as they are (ASVS 7.1.1)")
    void documentsWhatHolds() throws IOException {
        SessionSettings settings = SessionSettings.defaults();
        Map<String, Rule> rules = rules();

        assertThat(rule(rules, "inactivity").value()).startsWith(words(settings.idleTimeout()));
        assertThat(rule(rules, "absolute life").value()).startsWith(words(settings.life()) + " ");
        assertThat(rule(rules, "at once").value()).startsWith(settings.perPerson() + " ");
        assertThat(rule(rules, "access token").value()).startsWith(words(AccessTokens.LIFE));
        assertThat(rule(rules, "retry of a renewal").value())
                .startsWith(words(settings.retryWindow()));
        assertThat(shipped("idle-timeout")).isEqualTo("1h");
        assertThat(shipped("life")).isEqualTo("7d");
        assertThat(shipped("per-person")).isEqualTo(10);
    }

    @Test
    @DisplayName("E1 each rule has its reason and what happens at the limit (ASVS 7.1.2)")
    void givesReasonsAndBehaviour() throws IOException {
        Map<String, Rule> rules = rules();
        for (String name : List.of("inactivity", "absolute life", "at once", "further devices")) {
            Rule rule = rule(rules, name);
            assertThat(rule.why()).as("why of " + name).hasSizeGreaterThan(30);
            assertThat(rule.happens()).as("what happens: " + name).hasSizeGreaterThan(7);
        }
        assertThat(rule(rules, "at once").happens()).contains("ends the one used least lately");
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min"
                : duration.toSeconds() + " s";
    }
}
