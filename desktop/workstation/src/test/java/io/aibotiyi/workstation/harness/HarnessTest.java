package io.aibotiyi.workstation.harness;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workstation as its user has it: real window, real backend, pointer and keys. */
class HarnessTest {

    @ParameterizedTest
    @ValueSource(strings = "trade")
    void plays(String scenario) throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "harness").toAbsolutePath());
        Harness.Result result = Harness.run(file(scenario), pictures);
        assertTrue(result.passed(), result::told);
    }

    @Test
    void saysWhichLineIsNoStep() {
        IllegalArgumentException unknown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Step.read("x", List.of("# a remark", "", "press #a")));
        assertTrue(String.valueOf(unknown.getMessage()).contains("x line 3: no such step: press"));
        IllegalArgumentException few =
                assertThrows(
                        IllegalArgumentException.class, () -> Step.read("x", List.of("fill #a")));
        assertTrue(
                String.valueOf(few.getMessage())
                        .contains("x line 1: fill takes 2 arguments, not 1"));
    }

    private static Path file(String scenario) throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(
                                HarnessTest.class.getResource("/harness/" + scenario + ".scenario"))
                        .toURI());
    }
}
