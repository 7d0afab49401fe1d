package io.aibotiyi.charts.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeProfileTest {

    @Test
    void spreadsACandleEvenlyOverItsRange() {
        VolumeProfile profile = new VolumeProfile(0, 10, 10);
        profile.add(2.5, 6.5, 8);
        assertThat(profile.volume(2)).isCloseTo(1, within(1e-9));
        assertThat(profile.volume(3)).isCloseTo(2, within(1e-9));
        assertThat(profile.volume(5)).isCloseTo(2, within(1e-9));
        assertThat(profile.volume(6)).isCloseTo(1, within(1e-9));
        assertThat(profile.volume(7)).isCloseTo(0, within(1e-9));
        assertThat(profile.total()).isCloseTo(8, within(1e-9));
    }

    @Test
    void losesNoVolumeWhateverIsAdded() {
        long seed = System.nanoTime();
        System.out.println("VolumeProfileTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            VolumeProfile profile =
                    new VolumeProfile(100, 101 + random.nextInt(50), 1 + random.nextInt(60));
            double total = 0;
            for (int i = 0; i < 50; i++) {
                double from = 100 + random.nextDouble();
                double to =
                        Math.min(from + random.nextDouble() * 50, profile.price(profile.rows()));
                double volume = random.nextDouble() * 10;
                profile.add(from, to, volume);
                total += volume;
            }
            assertThat(profile.total()).isCloseTo(total, within(1e-6));
        }
    }

    @Test
    void findsPointOfControlAndValueArea() {
        VolumeProfile profile = new VolumeProfile(0, 5, 5);
        double[] volumes = {5, 10, 40, 25, 20};
        for (int i = 0; i < 5; i++) {
            profile.add(i + 0.5, volumes[i]);
        }
        assertThat(profile.pointOfControl()).isEqualTo(2);
        assertThat(profile.valueArea(0.65)).isEqualTo(new VolumeProfile.Area(2, 3));
        assertThat(profile.valueArea(0.7)).isEqualTo(new VolumeProfile.Area(2, 4));
        assertThat(profile.valueArea(1)).isEqualTo(new VolumeProfile.Area(0, 4));
    }
}
