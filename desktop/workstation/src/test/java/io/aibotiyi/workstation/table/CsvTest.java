package io.aibotiyi.workstation.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatNeedsItAndDisarmsFormulas() {
        assertThat(
                        Csv.of(
                                List.of("a", "b"),
                                List.of("x,y", "say \"hi\"", "=1+1", "two\nlines"),
                                List.of(s -> s, s -> "")))
                .isEqualTo(
                        "a,b\r\n\"x,y\",\r\n\"say \"\"hi\"\"\",\r\n'=1+1,\r\n\"two\nlines\",\r\n");
    }
}
