package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.charts.depth.LadderModel.State;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderModelTest {

    private final LadderModel model = new LadderModel(2, 3, 10);

    @Test
    void refusesUpdatesBeforeTheFirstSnapshot() {
        assertThat(model.update(levels(100, 5), List.of())).isFalse();
        assertThat(model.bestBid()).isEmpty();
        assertThat(model.state()).isEqualTo(State.EMPTY);
    }

    @Test
    void replacesTheWholeBookWithASnapshot() {
        model.snapshot(1, levels(100, 5, 90, 6), levels(110, 7));
        model.snapshot(2, levels(80, 1), levels(120, 2));
        assertThat(model.bestBid()).hasValue(80);
        assertThat(model.bestAsk()).hasValue(120);
        assertThat(model.bids().size()).isEqualTo(1);
        assertThat(model.sequence()).isEqualTo(2);
    }

    @Test
    void removesALevelOfQuantityZero() {
        model.snapshot(1, levels(100, 5, 90, 6), levels(110, 7));
        assertThat(model.update(levels(100, 0), levels(110, 9))).isTrue();
        assertThat(model.bestBid()).hasValue(90);
        assertThat(model.asks().quantity(110)).isEqualTo(9);
    }

    @Test
    void holdsNoPriceOnceItIsInvalid() {
        model.snapshot(1, levels(100, 5), levels(110, 7));
        model.invalidate("Gap after 1");
        assertThat(model.state()).isEqualTo(State.INVALID);
        assertThat(model.reason()).isEqualTo("Gap after 1");
        assertThat(model.bestBid()).isEmpty();
        assertThat(model.bestAsk()).isEmpty();
        assertThat(model.update(levels(100, 5), List.of())).isFalse();
        assertThat(model.bestBid()).isEmpty();
    }

    @Test
    void keepsTheLastBookWhileStaleAndComesBack() {
        model.snapshot(1, levels(100, 5), levels(110, 7));
        model.stale("Disconnected");
        assertThat(model.state()).isEqualTo(State.STALE);
        assertThat(model.bestBid()).hasValue(100);
        model.revive();
        assertThat(model.state()).isEqualTo(State.LIVE);
        assertThat(model.reason()).isEmpty();
    }

    @Test
    void isNotRevivedFromInvalid() {
        model.snapshot(1, levels(100, 5), levels(110, 7));
        model.invalidate("Gap");
        model.stale("Disconnected");
        model.revive();
        assertThat(model.state()).isEqualTo(State.INVALID);
    }

    @Test
    void refusesAPrintOfNothing() {
        assertThatThrownBy(() -> model.traded(100, 0, Side.BUY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 0");
    }

    @Test
    void tellsEveryChangeToItsListeners() {
        List<State> seen = new ArrayList<>();
        Runnable listener = () -> seen.add(model.state());
        model.addListener(listener);
        model.snapshot(1, levels(100, 5), levels(110, 7));
        model.traded(100, 1, Side.SELL);
        model.invalidate("Gap");
        model.removeListener(listener);
        model.clearPosition();
        assertThat(seen).containsExactly(State.LIVE, State.LIVE, State.INVALID);
    }

    @Test
    void refusesImpossibleUnits() {
        assertThatThrownBy(() -> new LadderModel(19, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LadderModel(2, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tickSize");
    }

    static List<BookLevel> levels(long... priceAndQuantity) {
        List<BookLevel> levels = new ArrayList<>();
        for (int i = 0; i < priceAndQuantity.length; i += 2) {
            levels.add(new BookLevel(priceAndQuantity[i], priceAndQuantity[i + 1]));
        }
        return levels;
    }
}
