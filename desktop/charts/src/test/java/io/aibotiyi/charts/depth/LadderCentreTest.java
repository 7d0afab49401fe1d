package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderCentreTest {

    private static final PriceGrid GRID = new PriceGrid(1);

    private final LadderCentre centre = new LadderCentre();

    @Test
    void putsTheMarketInTheMiddle() {
        assertThat(centre.top(market(1000), GRID, 21, true)).isEqualTo(1010);
    }

    @Test
    void standsStillWhileTheMarketIsInTheMiddleHalf() {
        centre.top(market(1000), GRID, 21, true);
        assertThat(centre.top(market(1005), GRID, 21, true)).isEqualTo(1010);
        assertThat(centre.top(market(1006), GRID, 21, true)).isEqualTo(1016);
    }

    @Test
    void staysWhereItWasScrolledUntilRecentred() {
        centre.top(market(1000), GRID, 21, true);
        centre.scroll(30);
        assertThat(centre.top(market(1200), GRID, 21, true)).isEqualTo(1040);
        centre.recentre();
        assertThat(centre.top(market(1200), GRID, 21, true)).isEqualTo(1210);
    }

    @Test
    void doesNotFollowWithAutoCentreOff() {
        centre.top(market(1000), GRID, 21, false);
        assertThat(centre.top(market(1200), GRID, 21, false)).isEqualTo(1010);
    }

    @Test
    void doesNotScrollBeforeThereIsAMarket() {
        assertThat(centre.scroll(3)).isFalse();
    }

    @Test
    void centresOnTheOneSideThereIs() {
        LadderModel model = new LadderModel(0, 0, 1);
        model.snapshot(1, LadderModelTest.levels(), LadderModelTest.levels(500, 1, 510, 1));
        assertThat(centre.top(model, GRID, 21, true)).isEqualTo(510);
    }

    private static LadderModel market(long price) {
        LadderModel model = new LadderModel(0, 0, 1);
        model.snapshot(1, LadderModelTest.levels(price, 1), LadderModelTest.levels(price + 1, 1));
        return model;
    }
}
