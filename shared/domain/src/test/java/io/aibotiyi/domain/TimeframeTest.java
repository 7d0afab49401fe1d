package io.aibotiyi.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1s", "5m", "15m", "1h", "4h", "1d", "1w", "52w"})
    void writesWhatItReads(String text) {
        assertThat(Timeframe.parse(text)).hasToString(text);
    }

    @Test
    void alignsWeeksToMonday() {
        Instant sunday = Instant.parse("2026-11-22T23:59:59Z");
        assertThat(Timeframe.parse("1w").floor(sunday))
                .isEqualTo(Instant.parse("2026-11-16T00:00:00Z"));
    }

    @Test
    void alignsTimesBeforeTheEpochDownward() {
        assertThat(Timeframe.M1.floor(-1)).isEqualTo(-Timeframe.M1.nanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0m", "1x", "m", "1.5h", "-1m", "", "53w"})
    void refusesWhatIsNoTimeframe(String text) {
        assertThatThrownBy(() -> Timeframe.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
