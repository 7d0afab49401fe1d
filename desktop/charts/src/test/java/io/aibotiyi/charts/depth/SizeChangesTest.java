package io.aibotiyi.charts.depth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizeChangesTest {

    private final SizeChanges changes = new SizeChanges();

    @Test
    void showsAChangeForItsTimeAndNoLonger() {
        changes.note(7, 10, 0);
        assertThat(changes.note(7, 11, 1_000)).isTrue();
        assertThat(changes.note(7, 11, 1_000 + SizeChanges.SHOWN_NANOS - 1)).isTrue();
        assertThat(changes.note(7, 11, 1_000 + SizeChanges.SHOWN_NANOS)).isFalse();
    }

    @Test
    void takesARowThatComesIntoViewForNoNews() {
        assertThat(changes.note(7, 10, 0)).isFalse();
        assertThat(changes.note(7 + 512, 99, 0)).isFalse();
        assertThat(changes.note(7, 12, 0)).isFalse();
    }

    @Test
    void takesAWholeNewBookForNoNews() {
        changes.note(7, 10, 0);
        changes.clear();
        assertThat(changes.note(7, 11, 0)).isFalse();
    }
}
