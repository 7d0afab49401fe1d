package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Settings;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest extends StreamingContract {

    private final Catalogue catalogue = Catalogue.standard();

    @Override
    protected List<Indicator> indicators() {
        return catalogue.all();
    }

    @Test
    void holdsMoreThanEightyIndicatorsEachSaidInWords() {
        assertThat(catalogue.all()).hasSizeGreaterThan(80);
        for (Indicator i : catalogue.all()) {
            assertThat(i.formula()).as(i.id()).isNotBlank();
            assertThat(i.seeding()).as(i.id()).isNotBlank();
            assertThat(i.outputs()).as(i.id()).isNotEmpty();
            assertThat(catalogue.find(i.id())).contains(i);
            assertThat(catalogue.of(i.category())).contains(i);
        }
    }

    @Test
    void saysWhatTheSeriesLacks() {
        Indicator mfi = catalogue.get("mfi");
        assertThat(
                        mfi.whyNot(
                                mfi.defaults(),
                                EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE),
                                99))
                .contains("no volume in this series");
        Indicator macd = catalogue.get("macd");
        assertThat(macd.whyNot(macd.defaults(), EnumSet.of(Column.CLOSE), 12))
                .contains("needs 26 bars, 12 loaded");
        Indicator cvd = catalogue.get("cvd");
        assertThat(cvd.whyNot(cvd.defaults(), EnumSet.complementOf(EnumSet.of(Column.DELTA)), 9))
                .contains("no trade delta in this series");
        assertThat(macd.needs(macd.defaults().with("source", "hlc3")))
                .containsExactly(Column.HIGH, Column.LOW, Column.CLOSE);
    }

    @Test
    void refusesSettingsOutOfRangeAndKeepsTheRest() {
        Settings macd = catalogue.get("macd").defaults();
        assertThatThrownBy(() -> macd.with("fast", 0))
                .hasMessage("fast must be a whole number from 1 to 5000, was \"0\"");
        assertThatThrownBy(() -> macd.with("fats", 3))
                .hasMessageContaining("no parameter \"fats\"");
        List<String> problems = new ArrayList<>();
        Settings read =
                macd.withTexts(Map.of("fast", "8", "slow", "many", "colour", "red"), problems::add);
        assertThat(read).isEqualTo(macd.with("fast", 8));
        assertThat(problems).hasSize(2);
        assertThat(catalogue.get("macd").defaults().withTexts(read.texts(), problems::add))
                .isEqualTo(read);
    }

    @Test
    void keepsAMomentAsText() {
        Settings s = catalogue.get("avwap").defaults().with("anchor", "2026-11-23T18:00:00Z");
        assertThat(s.moment("anchor")).isEqualTo(1_795_456_800_000_000_000L);
        assertThat(s.texts()).containsEntry("anchor", "2026-11-23T18:00:00Z");
    }
}
