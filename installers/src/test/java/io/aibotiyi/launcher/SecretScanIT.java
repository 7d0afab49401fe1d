package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Looks for credentials in what is shipped of ours and in what is committed. */
class SecretScanIT {

    private static final Path ROOT = Path.of("..");
    private static final long LARGEST = 4L << 20;

    private static final List<Pattern> SECRETS =
            Stream.of(
                            "-----BEGIN (?:RSA |EC |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\\s*[A-Za-z0-9+/]{40}",
                            "\\bAKIA[0-9A-Z]{16}\\b",
                            "\\bgh[pousr]_[A-Za-z0-9]{36}\\b",
                            "\\bxox[baprs]-[A-Za-z0-9-]{20,}",
                            "\\bsk_live_[A-Za-z0-9]{20,}",
                            "\\bAIza[0-9A-Za-z_-]{35}\\b",
                            "\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{40,}")
                    .map(Pattern::compile)
                    .toList();

    @Test
    @DisplayName("I6 neither our jars nor the repository hold a secret (13.3.1)")
    void findsNoSecretInJarsAndRepository() throws Exception {
        List<String> found = new ArrayList<>();
        int looked = 0;
        Path libraries =
                Path.of(Objects.requireNonNull(System.getProperty("aibot.application")), "lib");
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.filter(SecretScanIT::ours).toList()) {
                looked += scanJar(jar, found);
            }
        }
        assertThat(looked).as("entries of our jars").isGreaterThan(300);
        List<Path> committed = committed();
        assertThat(committed).as("files of the repository").hasSizeGreaterThan(300);
        for (Path file : committed) {
            scan(file.toString(), Files.readAllBytes(file), found);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void seesASecretWhereThereIsOne() {
        List<String> found = new ArrayList<>();
        String key = "-----BEGIN " + "PRIVATE KEY-----\n" + "A".repeat(64);
        scan("planted", key.getBytes(StandardCharsets.US_ASCII), found);
        scan("planted", ("AKIA" + "Z".repeat(16)).getBytes(StandardCharsets.US_ASCII), found);
        assertThat(found).hasSize(2);
    }

    /** Jars of this reactor carry its version and no group. */
    private static boolean ours(Path jar) {
        return jar.getFileName()
                .toString()
                .matches(
                        "(domain|indicators|protocol|client|engine|strategies|server|charts"
                                + "|workstation|wallet|installers|aibot[a-z-]*)-0\\.\\d.*\\.jar");
    }

    private static int scanJar(Path jar, List<String> found) throws IOException {
        int entries = 0;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    scan(jar.getFileName() + "!" + entry.getName(), in.readAllBytes(), found);
                    entries++;
                }
            }
        }
        return entries;
    }

    private static List<Path> committed() throws IOException {
        Pattern skipped = Pattern.compile("(^|/)(target|\\.git|node_modules|data)(/|$)");
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(f -> !skipped.matcher(ROOT.relativize(f).toString()).find())
                    .filter(Files::isRegularFile)
                    .filter(SecretScanIT::small)
                    .toList();
        }
    }

    private static boolean small(Path file) {
        try {
            return Files.size(file) <= LARGEST;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void scan(String place, byte[] content, List<String> found) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (Pattern secret : SECRETS) {
            Matcher hit = secret.matcher(text);
            if (hit.find()) {
                found.add(place + " looks like it holds " + secret.pattern());
            }
        }
    }
}
