package io.aibotiyi.workstation;

import io.aibotiyi.workstation.state.Target;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * How to open the workstation.
 *
 * @param home application data folder; the layout is kept in it, and the embedded backend's data
 * @param target which backend to begin with
 * @param clock what the screens tell the time by
 * @param onInteractive told once, off the FX thread, when live data is on screen
 * @param exitWhenInteractive closes the workstation right after that
 */
public record WorkstationOptions(
        Path home,
        Target target,
        InstantSource clock,
        Consumer<StartupTimeline> onInteractive,
        boolean exitWhenInteractive) {

    /** With the backend in this process. */
    public static WorkstationOptions embedded(Path home) {
        return new WorkstationOptions(
                home, new Target.Embedded(), InstantSource.system(), _ -> {}, false);
    }

    /** The same with another backend to begin with. */
    public WorkstationOptions withTarget(Target other) {
        return new WorkstationOptions(home, other, clock, onInteractive, exitWhenInteractive);
    }

    /** The same, timed: closes when live data is on screen and says how long each step took. */
    public WorkstationOptions timed(Consumer<StartupTimeline> told) {
        return new WorkstationOptions(home, target, clock, told, true);
    }
}
