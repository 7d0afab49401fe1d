package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/asvs.md against the tests there are, in all modules. */
class AsvsTableTest {

    private static final Path TABLE = Path.of("docs", "asvs.md");
    private static final Path ROOT = Path.of("..", "..");
    private static final String ABSENT = "**absent**";

    private static final Pattern ROW =
            Pattern.compile("\\| ([A-J]\\d{1,2}) \\| (.*) \\| (.*) \\| (.*) \\|");
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern NAMED =
            Pattern.compile(
                    "@DisplayName\\(\\s*(?=\"([A-J]\\d{1,2})\\b)"
                            + TEXT
                            + "(?:\\s*\\+\\s*"
                            + TEXT
                            + ")*\\s*\\)(?:(?!@DisplayName).)*?\\b(?:void|Stream<DynamicTest>)\\s+(\\w+)\\s*\\(",
                    Pattern.DOTALL);
    private static final Pattern ANY_NAMED =
            Pattern.compile("@DisplayName\\(\\s*\"[A-J]\\d{1,2}\\b");

    @Test
    void theTableTellsOfEveryTestAndHidesNoGap() throws IOException {
        Map<String, Set<String>> tests = tests();
        List<String> lines = Files.readAllLines(TABLE);
        Set<String> rows = new TreeSet<>();
        List<String> fresh = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (!row.matches()) {
                fresh.add(line);
                continue;
            }
            rows.add(row.group(1));
            Set<String> proofs = tests.getOrDefault(row.group(1), Set.of());
            fresh.add(
                    "| "
                            + row.group(1)
                            + " | "
                            + row.group(2)
                            + " | "
                            + row.group(3)
                            + " | "
                            + (proofs.isEmpty() ? ABSENT : String.join("<br>", proofs))
                            + " |");
        }
        assertThat(rows).as("rows of the table").hasSize(88);
        assertThat(rows).as("rows that tests name").containsAll(tests.keySet());
        if (System.getProperty("asvs.update") != null) {
            Files.write(TABLE, fresh);
            lines = fresh;
        }
        assertThat(lines)
                .as(
                        "docs/asvs.md is stale:\n  mvn -pl backend/server -am test"
                                + " -Dtest=AsvsTableTest -Dasvs.update"
                                + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(fresh);
    }

    /** By row, {@code Class.method} of the tests that name it. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path folder : testFolders()) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    read(file, found);
                }
            }
        }
        return found;
    }

    private static void read(Path file, Map<String, Set<String>> found) throws IOException {
        String text = Files.readString(file);
        String name = file.getFileName().toString().replace(".java", "");
        Matcher named = NAMED.matcher(text);
        long matched = 0;
        while (named.find()) {
            matched++;
            found.computeIfAbsent(named.group(1), _ -> new TreeSet<>())
                    .add(name + "." + named.group(2));
        }
        assertThat(matched)
                .as("tests of " + file + " that name a row and could be read")
                .isEqualTo(ANY_NAMED.matcher(text).results().count());
    }

    private static List<Path> testFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path top : children(ROOT)) {
            for (Path module : Stream.concat(Stream.of(top), children(top).stream()).toList()) {
                Path tests = module.resolve("src/test/java");
                if (Files.isDirectory(tests)) {
                    folders.add(tests);
                }
            }
        }
        assertThat(folders).as("modules with tests").hasSizeGreaterThan(5);
        return folders;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
