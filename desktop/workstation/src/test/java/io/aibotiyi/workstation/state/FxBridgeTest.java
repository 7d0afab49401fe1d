package io.aibotiyi.workstation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FxBridgeTest {

    private final List<Throwable> failures = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(failures::add);

    @Test
    void tellsOnlyTheNewestValueOncePerPulse() {
        Live<Integer> live = new Live<>(bridge, 0);
        List<Integer> seen = new ArrayList<>();
        live.listen(seen::add);
        for (int i = 1; i <= 1000; i++) {
            live.set(i);
        }
        assertEquals(List.of(0), seen);
        bridge.pulse(1);
        bridge.pulse(2);
        assertEquals(List.of(0, 1000), seen);
    }

    @Test
    void goesOnAfterATaskThatFails() {
        List<String> ran = new ArrayList<>();
        bridge.mark(() -> {
            throw new IllegalStateException("broken");
        });
        bridge.mark(() -> ran.add("next"));
        bridge.pulse(1);
        assertEquals(List.of("next"), ran);
        assertTrue(failures.getFirst() instanceof IllegalStateException);
    }

    @Test
    void runsInTheNextPulseWhatIsMarkedDuringOne() {
        List<String> ran = new ArrayList<>();
        bridge.mark(() -> bridge.mark(() -> ran.add("later")));
        bridge.pulse(1);
        assertTrue(ran.isEmpty());
        bridge.pulse(2);
        assertEquals(List.of("later"), ran);
    }

    @Test
    void saysNothingAfterAPinIsClosed() {
        Live<String> live = new Live<>(bridge, "a");
        List<String> seen = new ArrayList<>();
        Pin pin = live.listen(seen::add);
        live.set("b");
        pin.close();
        pin.close();
        bridge.pulse(1);
        assertEquals(List.of("a"), seen);
        assertEquals(0, live.listeners());
    }

    @Test
    void dropsAndCountsTheOldestEventsOfAPulseThatIsTooFull() {
        Burst<Integer> burst = new Burst<>(bridge, 3);
        List<List<Integer>> seen = new ArrayList<>();
        burst.listen((batch, _) -> seen.add(batch));
        burst.add(List.of(1, 2, 3, 4, 5));
        bridge.pulse(1);
        assertEquals(List.of(List.of(), List.of(3, 4, 5)), seen);
        assertEquals(2, burst.dropped());
        assertEquals(List.of(3, 4, 5), burst.recent());
    }

    @Test
    void saysThatEarlierEventsNoLongerHoldAfterARestart() {
        Burst<Integer> burst = new Burst<>(bridge, 10);
        List<Boolean> fresh = new ArrayList<>();
        burst.listen((_, isFresh) -> fresh.add(isFresh));
        burst.add(List.of(1));
        bridge.pulse(1);
        burst.restart(List.of(7));
        bridge.pulse(2);
        assertEquals(List.of(true, false, true), fresh);
        assertEquals(List.of(7), burst.recent());
    }
}
