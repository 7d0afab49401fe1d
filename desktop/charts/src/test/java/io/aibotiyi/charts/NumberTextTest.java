package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberTextTest {

    @Test
    void groupsThousandsAndKeepsTheDecimals() {
        assertThat(NumberText.price(6_148_210, 2, 2)).isEqualTo("61,482.10");
        assertThat(NumberText.price(123_456_789_000L, 2, 2)).isEqualTo("1,234,567,890.00");
        assertThat(NumberText.price(5, 2, 2)).isEqualTo("0.05");
        assertThat(NumberText.price(-5, 2, 2)).isEqualTo("\u22120.05");
        assertThat(NumberText.price(61_000, 0, 0)).isEqualTo("61,000");
        assertThat(NumberText.price(22_190, 10, 9)).isEqualTo("0.000002219");
    }

    @Test
    void roundsHalfUpWhereThePriceIsFiner() {
        assertThat(NumberText.price(6_148_214_999_999L, 8, 2)).isEqualTo("61,482.15");
        assertThat(NumberText.price(6_148_214_499_999L, 8, 2)).isEqualTo("61,482.14");
        assertThat(NumberText.price(-6_148_215_000_000L, 8, 1)).isEqualTo("\u221261,482.2");
    }

    @Test
    void writesVolumesWithThreeDigitsAndAUnit() {
        assertThat(NumberText.volume(0)).isEqualTo("0");
        assertThat(NumberText.volume(0.5321)).isEqualTo("0.532");
        assertThat(NumberText.volume(12.44)).isEqualTo("12.4");
        assertThat(NumberText.volume(999.6)).isEqualTo("1.00K");
        assertThat(NumberText.volume(1_284)).isEqualTo("1.28K");
        assertThat(NumberText.volume(45_600_000)).isEqualTo("45.6M");
        assertThat(NumberText.volume(7.2e15)).isEqualTo("7.20e+15");
        assertThat(NumberText.shortVolume(2_000)).isEqualTo("2K");
        assertThat(NumberText.shortVolume(2_500)).isEqualTo("2.5K");
        assertThat(NumberText.shortVolume(500)).isEqualTo("500");
    }

    @Test
    void signsEveryChange() {
        assertThat(NumberText.percent(100, 102)).isEqualTo("+2.00 %");
        assertThat(NumberText.percent(100, 98)).isEqualTo("\u22122.00 %");
        assertThat(NumberText.percent(100_000, 100_001)).isEqualTo("0.00 %");
        assertThat(NumberText.percent(0, 5)).isEmpty();
        assertThat(NumberText.difference(1_250, 2, 2)).isEqualTo("+12.50");
        assertThat(NumberText.difference(-1_250, 2, 2)).isEqualTo("\u221212.50");
    }

    @Test
    void countsDownInTheUnitThatMatters() {
        assertThat(NumberText.remaining(41_300_000_000L)).isEqualTo("00:42");
        assertThat(NumberText.remaining(14_399_000_000_000L)).isEqualTo("3:59:59");
        assertThat(NumberText.remaining(187_200_000_000_000L)).isEqualTo("2d 04h");
    }

    @Test
    void fixedDecimalsAreThoseOfTheFormatter() {
        long seed = System.nanoTime();
        System.out.println("NumberTextTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(9);
            double value =
                    switch (i % 4) {
                        case 0 -> random.nextDouble() * 1_000;
                        case 1 -> random.nextInt(100_000) / 1_000.0;
                        case 2 -> random.nextInt(4_000) / 8.0;
                        default -> Math.pow(10, random.nextDouble() * 18 - 9);
                    };
            assertThat(NumberText.fixed(value, decimals))
                    .isEqualTo(String.format(Locale.ROOT, "%." + decimals + "f", value));
        }
        assertThat(NumberText.fixed(1.005, 2)).isEqualTo("1.01");
        assertThat(NumberText.fixed(0, 3)).isEqualTo("0.000");
        assertThat(NumberText.fixed(999.9999, 2)).isEqualTo("1000.00");
    }
}
