package io.aibotiyi.backend.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Samples of RFC 8785. */
class CanonicalJsonTest {

    @Test
    void writesTheStringAndTheLiteralsOfSection322() {
        Map<String, @Nullable Object> sample = new TreeMap<>();
        sample.put("string", "\u20ac$\u000F\nA'B\"\\\\\"/");
        sample.put("literals", Arrays.asList(null, true, false));

        assertThat(CanonicalJson.of(sample))
                .isEqualTo(
                        "{\"literals\":[null,true,false],"
                                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void sortsTheNamesOfSection323ByUtf16() {
        Map<String, String> sample =
                Map.of(
                        "\u20ac", "Euro Sign",
                        "\r", "Carriage Return",
                        "\ufb33", "Hebrew Letter Dalet With Dagesh",
                        "1", "One",
                        "\ud83d\ude00", "Emoji: Grinning Face",
                        "\u0080", "Control",
                        "\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.of(sample))
                .isEqualTo(
                        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                                + "\"\u20ac\":\"Euro Sign\","
                                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void escapesEveryControlCharacterInOneWay() {
        assertThat(CanonicalJson.of("\b\t\n\f\r\u0000\u001b\u001f\u007f"))
                .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001b\\u001f\u007f\"");
    }

    @Test
    void refusesWhatCouldBeWrittenInTwoWays() {
        assertThat(CanonicalJson.of(List.of(0, -1, 9_007_199_254_740_991L)))
                .isEqualTo("[0,-1,9007199254740991]");
        assertThatThrownBy(() -> CanonicalJson.of(9_007_199_254_740_992L))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(1.5))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
