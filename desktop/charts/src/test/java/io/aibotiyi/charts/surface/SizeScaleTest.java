package io.aibotiyi.charts.surface;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeScaleTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,5", "6,10", "11,20", "200,200", "501,1000"})
    void fillsABarWithARoundSize(long size, long expected) {
        assertThat(SizeScale.roundUp(size)).isEqualTo(expected);
    }

    @Test
    void growsAtOnceAndShrinksOnlyWhenClearlyTooLarge() {
        SizeScale scale = new SizeScale(0, 10);
        observe(scale, 180);
        assertThat(scale.reference()).isEqualTo(200);
        observe(scale, 50);
        assertThat(scale.reference()).isEqualTo(200);
        observe(scale, 49);
        assertThat(scale.reference()).isEqualTo(50);
        observe(scale, 51);
        assertThat(scale.reference()).isEqualTo(100);
    }

    @Test
    void isNotFlattenedByOneWhale() {
        SizeScale scale = new SizeScale(0, 9);
        observe(scale, 10, 12, 9, 11, 10, 8, 10, 11, 9, 10, 12, 5_000);
        assertThat(scale.reference()).isLessThanOrEqualTo(20);
        assertThat(scale.share(5_000)).isEqualTo(1);
        assertThat(scale.exceeds(5_000)).isTrue();
    }

    @Test
    void keepsItsMeasureWhenNothingIsVisible() {
        SizeScale scale = new SizeScale(0, 9);
        observe(scale, 40);
        scale.note(0);
        scale.adapt();
        assertThat(scale.reference()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({
        "17500000, 8, 0.175", "35000000, 8, 0.35", "48000, 0, 48K", "1250, 2, 12.5",
        "1800000000, 0, 1.8B", "120000, 0, 120K", "1, 8, 0.00000001", "999999, 0, '1,000K'"
    })
    void writesThreeDigitsAndAUnit(long quantity, int scale, String text) {
        assertThat(SizeScale.compact(quantity, scale)).isEqualTo(text);
    }

    private static void observe(SizeScale scale, long... sizes) {
        for (long size : sizes) {
            scale.note(size);
        }
        scale.adapt();
    }
}
