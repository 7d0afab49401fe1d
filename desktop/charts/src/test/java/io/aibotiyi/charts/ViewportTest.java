package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static Viewport view(int candles) {
        Viewport view = new Viewport();
        view.setWidth(1_000);
        view.reset(0, candles);
        return view;
    }

    @Test
    void startsWithTheNewestCandleAtTheRightMargin() {
        Viewport view = view(500);
        assertThat(view.isFollowing()).isTrue();
        assertThat(view.x(499)).isCloseTo(1_000 - view.margin() - 4, within(1e-9));
    }

    @Test
    void keepsTheMarginWhenTheWidthBecomesKnownOnlyLater() {
        Viewport view = new Viewport();
        view.reset(0, 500);
        view.setWidth(1_000);
        assertThat(view.x(499)).isCloseTo(1_000 - view.margin() - 4, within(1e-9));
    }

    @Test
    void zoomsAroundTheAnchor() {
        Viewport view = view(5_000);
        view.panPixels(3_000);
        double position = view.positionAt(300);
        view.zoom(1.7, 300);
        assertThat(view.positionAt(300)).isCloseTo(position, within(1e-9));
        view.zoom(0.2, 300);
        assertThat(view.positionAt(300)).isCloseTo(position, within(1e-9));
    }

    @Test
    void movesWithAppendedCandlesOnlyWhileFollowing() {
        Viewport view = view(5_000);
        double x = view.x(4_999);
        view.setBounds(0, 5_001);
        assertThat(view.x(5_000)).isCloseTo(x, within(1e-9));

        view.panPixels(2_000);
        assertThat(view.isFollowing()).isFalse();
        double still = view.x(4_500);
        view.setBounds(0, 5_002);
        assertThat(view.x(4_500)).isEqualTo(still);
    }

    @Test
    void staysWhereItIsWhenHistoryIsPrepended() {
        Viewport view = view(5_000);
        view.panPixels(2_000);
        double x = view.x(4_000);
        view.setBounds(-700, 5_000);
        assertThat(view.x(4_000)).isEqualTo(x);
    }

    @Test
    void followsAgainOnceTheNewestCandleIsBackInView() {
        Viewport view = view(5_000);
        view.panPixels(2_000);
        view.panPixels(-1_950);
        assertThat(view.isFollowing()).isTrue();
    }

    @Test
    void neverLosesTheDataWhateverIsDoneToIt() {
        long seed = new Random().nextLong();
        System.out.println("ViewportTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int candles = 1 + random.nextInt(3_000);
            Viewport view = view(candles);
            for (int i = 0; i < 30; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> view.panPixels(random.nextGaussian() * 50_000);
                    case 1 -> view.zoom(Math.exp(random.nextGaussian() * 3), random.nextInt(1_000));
                    case 2 -> view.panCandles(random.nextInt(2_000) - 1_000);
                    default -> view.setWidth(200 + random.nextInt(2_000));
                }
                double left = Math.max(view.left(), 0);
                double right = Math.min(view.right(), candles);
                double covered = (right - left) * view.spacing();
                double all = candles * view.spacing();
                assertThat(covered)
                        .as("seed %d round %d step %d", seed, round, i)
                        .isGreaterThanOrEqualTo(Math.min(all, view.width() * 0.3) - 1e-6);
            }
        }
    }

    @Test
    void zoomsOutUntilEverythingIsSeen() {
        Viewport view = view(1_000_000);
        view.zoom(1e-9, 500);
        assertThat(view.spacing()).isCloseTo((1_000 - view.margin()) / 1_000_000, within(1e-12));
    }
}
