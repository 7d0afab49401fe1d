package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.javapoet.CodeBlock;

class SettingCodeTest {

    private record Range(int from) {}

    @Test
    void writesDownEveryKindOfValueThatSettingsHave() {
        assertThat(code(null)).isEqualTo("null");
        assertThat(code("a \"b\"\n")).isEqualTo("\"a \\\"b\\\"\\n\"");
        assertThat(code(true)).isEqualTo("true");
        assertThat(code(-3)).isEqualTo("-3");
        assertThat(code(3_000_000_000L)).isEqualTo("3000000000L");
        assertThat(code(new BigDecimal("0.0100")))
                .isEqualTo("new java.math.BigDecimal(\"0.0100\")");
        assertThat(code(Duration.ofMillis(1_500)))
                .isEqualTo("java.time.Duration.ofSeconds(1L, 500000000)");
        assertThat(code(URI.create("wss://host/x")))
                .isEqualTo("java.net.URI.create(\"wss://host/x\")");
        assertThat(code(DayOfWeek.FRIDAY)).isEqualTo("java.time.DayOfWeek.FRIDAY");
        assertThat(code(Arrays.asList("a", new Range(4))))
                .isEqualTo("java.util.List.of(\"a\", range 4)");
        assertThat(code(Set.of(7)))
                .isEqualTo(
                        "java.util.Collections.unmodifiableSet(new"
                                + " java.util.LinkedHashSet<>(java.util.List.of(7)))");
        assertThat(code(Map.of())).isEqualTo("java.util.Map.of()");
    }

    @Test
    void refusesWhatItCannotWriteDown() {
        assertThatThrownBy(() -> code(LocalDate.EPOCH)).hasMessageContaining("java.time.LocalDate");
        assertThatThrownBy(() -> code(Map.of("a", 1))).hasMessageContaining("Map");
        assertThatThrownBy(() -> code(List.of(new Object()))).hasMessageContaining("Object");
    }

    private static String code(@Nullable Object value) {
        return SettingCode.of(value, r -> CodeBlock.of("range $L", ((Range) r).from())).toString();
    }
}
