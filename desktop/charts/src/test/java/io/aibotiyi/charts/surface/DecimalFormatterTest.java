package io.aibotiyi.charts.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class DecimalFormatterTest {

    private static final long SEED = 77_003;

    @Test
    void writesWhatABigDecimalWrites() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        for (int i = 0; i < 20_000; i++) {
            int scale = random.nextInt(0, 11);
            int shift = random.nextInt(0, 3);
            int places = random.nextInt(0, Math.min(8, scale + 3 * shift) + 1);
            long value = random.nextLong() >> random.nextInt(1, 62);
            DecimalFormat pattern =
                    new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
            pattern.setMinimumFractionDigits(places);
            BigDecimal expected =
                    BigDecimal.valueOf(value, scale)
                            .movePointLeft(3 * shift)
                            .setScale(places, RoundingMode.HALF_UP);
            String text = pattern.format(expected).replace('-', '\u2212');
            assertThat(new DecimalFormatter(scale, places, shift).format(value))
                    .as("seed %d: %d at scale %d, %d places", SEED, value, scale, places)
                    .isEqualTo(text);
        }
    }

    @Test
    void saysWhenAValueIsTooSmallToShow() {
        DecimalFormatter formatter = new DecimalFormatter(8, 3, 0);
        assertThat(formatter.vanishes(49_999)).isTrue();
        assertThat(formatter.vanishes(50_000)).isFalse();
        assertThat(formatter.vanishes(0)).isFalse();
    }

    @Test
    void findsThePlacesAStepNeeds() {
        assertThat(DecimalFormatter.placesOf(10_000_000, 8)).isEqualTo(1);
        assertThat(DecimalFormatter.placesOf(25, 2)).isEqualTo(2);
        assertThat(DecimalFormatter.placesOf(500, 2)).isZero();
    }

    @Test
    void refusesMorePlacesThanThereAre() {
        assertThatThrownBy(() -> new DecimalFormatter(2, 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 places");
    }
}
