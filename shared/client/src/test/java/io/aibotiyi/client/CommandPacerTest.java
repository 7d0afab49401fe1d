package io.aibotiyi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandPacerTest {

    @Test
    void neverSendsFasterThanTheBackendTakesAndKeepsTheOrder() {
        List<String> sent = new ArrayList<>();
        List<Long> wakes = new ArrayList<>();
        CommandPacer pacer = new CommandPacer(sent::add, wakes::add, 0);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add("c" + i);
            pacer.send("c" + i, 0);
        }
        assertThat(sent).hasSizeLessThanOrEqualTo(100);
        long now = 0;
        while (sent.size() < all.size()) {
            now += wakes.getLast();
            pacer.drain(now);
            assertThat((double) sent.size()).isLessThanOrEqualTo(100 + 20 * (now / 1e9));
        }
        assertThat(sent).isEqualTo(all);
        assertThat(now).isLessThan(20_000_000_000L);
    }
}
