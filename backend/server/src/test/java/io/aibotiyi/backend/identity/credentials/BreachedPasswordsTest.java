package io.aibotiyi.backend.identity.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreachedPasswordsTest {

    private static final long SEED = 20261123;

    @TempDir Path folder;

    @Test
    @DisplayName("A4 refuses a known breached password, found in a sorted file of SHA-1 hashes")
    void findsEveryHashOfASortedFileAndNoOther() throws Exception {
        Random random = new Random(SEED);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add(sha1("breached " + i) + ":" + random.nextInt(1_000_000));
        }
        Collections.sort(lines);
        Path file = folder.resolve("hashes.txt");
        for (String end : List.of("\n", "\r\n")) {
            Files.writeString(file, String.join(end, lines) + end);
            try (Closing breached = new Closing(new BreachedPasswords(file))) {
                for (int i = 0; i < 5_000; i++) {
                    assertThat(breached.list().contains("breached " + i)).as("%d", i).isTrue();
                    assertThat(breached.list().contains("clean " + i)).as("%d", i).isFalse();
                }
            }
        }
        PasswordRules rules = new PasswordRules(new CommonPasswords(), new BreachedPasswords(file));
        assertThatThrownBy(() -> rules.require("breached 4711", List.of(), "password"))
                .hasMessageContaining("data breach");
    }

    @Test
    void findsClearPasswordsOfAnUnsortedFile() throws IOException {
        Path file = folder.resolve("words.txt");
        Files.writeString(file, "zebra crossing at noon\napple orchard in may\n\n");
        BreachedPasswords breached = new BreachedPasswords(file);
        assertThat(breached.contains("apple orchard in may")).isTrue();
        assertThat(breached.contains("apple orchard in june")).isFalse();
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Path missing = folder.resolve("missing.txt");
        assertThatThrownBy(() -> new BreachedPasswords(missing))
                .hasMessageContaining("aibot.identity.breached-passwords")
                .hasMessageContaining("missing.txt");
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(new BreachedPasswords((Path) null).contains("anything at all")).isFalse();
    }

    private record Closing(BreachedPasswords list) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            list.destroy();
        }
    }

    private static String sha1(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .withUpperCase()
                .formatHex(
                        MessageDigest.getInstance("SHA-1")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
