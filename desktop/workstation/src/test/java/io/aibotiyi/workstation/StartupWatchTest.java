package io.aibotiyi.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartupWatchTest {

    private final StartupWatch watch = new StartupWatch(120);

    @Test
    void isNotInteractiveBeforeALiveBook() {
        watch.windowShown();
        watch.backendReady();
        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), watch.pulse());
        }
    }

    @Test
    void tellsOnceWhenTheFirstLiveBookHasBeenPainted() {
        watch.windowShown();
        watch.backendReady();
        watch.bookArrived();
        assertEquals(Optional.empty(), watch.pulse());
        assertEquals(Optional.empty(), watch.pulse());
        StartupTimeline timeline = watch.pulse().orElseThrow();
        watch.bookArrived();
        assertEquals(Optional.empty(), watch.pulse());
        assertEquals(120, timeline.launched());
        assertTrue(timeline.windowShown() >= 120);
        assertTrue(timeline.backendReady() >= timeline.windowShown());
        assertTrue(timeline.interactive() >= timeline.backendReady());
        assertTrue(timeline.processor() > 0);
    }
}
