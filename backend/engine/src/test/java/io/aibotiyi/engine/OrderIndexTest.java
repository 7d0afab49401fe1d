package io.aibotiyi.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderIndexTest {

    private static final int ORDERS = 3_000;
    private static final int STEPS = 60_000;

    /** How a sender may make its ids. */
    enum Ids {
        COUNTED_UP,
        OF_EIGHT_SENDERS,
        BESIDE_EACH_OTHER_IN_THE_TABLE,
        COUNTED_DOWN_FROM_ZERO,
        SPREAD;

        long id(long i) {
            return switch (this) {
                case COUNTED_UP -> i;
                case OF_EIGHT_SENDERS -> i << 3;
                case BESIDE_EACH_OTHER_IN_THE_TABLE -> (i << 3) | (i & 1);
                case COUNTED_DOWN_FROM_ZERO -> -i;
                case SPREAD -> i * 0x9E37_79B9_7F4A_7C15L;
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Ids.class)
    @DisplayName("finds every order that is in and none that is out, whatever the ids look like")
    void findsWhatIsInAndNothingElse(Ids ids) {
        SplittableRandom random = new SplittableRandom(7);
        Orders orders = new Orders(ORDERS);
        OrderIndex index = new OrderIndex(orders);
        Map<Long, Integer> expected = new HashMap<>();
        List<Long> in = new ArrayList<>();
        for (long i = 1; i <= STEPS; i++) {
            boolean adds = in.isEmpty() || (in.size() < ORDERS && random.nextInt(100) < 52);
            if (adds) {
                long id = ids.id(i);
                int o = orders.take();
                orders.init(o, id, 1, 0, 1, 1, 1, 0);
                index.put(o);
                expected.put(id, o);
                in.add(id);
            } else {
                int at = random.nextInt(in.size());
                long id = in.set(at, in.getLast());
                in.removeLast();
                int o = requireNonNull(expected.remove(id));
                index.remove(o);
                orders.give(o);
                assertThat(index.find(id)).isEqualTo(Orders.NONE);
            }
        }
        assertThat(index.size()).isEqualTo(expected.size()).isGreaterThan(500);
        expected.forEach((id, o) -> assertThat(index.find(id)).isEqualTo(o));
    }
}
