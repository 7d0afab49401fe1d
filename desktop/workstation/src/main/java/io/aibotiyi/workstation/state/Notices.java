package io.aibotiyi.workstation.state;

import java.time.InstantSource;
import java.util.List;

/** The log: the newest 500 notices; older ones are dropped. Safe from any thread. */
public final class Notices {

    private static final int CAPACITY = 500;

    private final InstantSource clock;
    private final Burst<Notice> burst;

    public Notices(FxBridge bridge, InstantSource clock) {
        this.clock = clock;
        this.burst = new Burst<>(bridge, CAPACITY);
    }

    /** Into the log only. */
    public void log(Notice.Level level, String title, String detail) {
        burst.add(List.of(new Notice(clock.instant(), level, title, detail, false)));
    }

    /** Into the log and on screen. */
    public void show(Notice.Level level, String title, String detail) {
        burst.add(List.of(new Notice(clock.instant(), level, title, detail, true)));
    }

    public Burst<Notice> all() {
        return burst;
    }
}
