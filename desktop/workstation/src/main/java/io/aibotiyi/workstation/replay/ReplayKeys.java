package io.aibotiyi.workstation.replay;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.ReplayState;
import io.aibotiyi.workstation.state.ReplayWish;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done to the replay in view, by name and key. */
public final class ReplayKeys {

    /** Recorded seconds per second that are offered. */
    static final List<BigDecimal> SPEEDS =
            List.of(
                    new BigDecimal("0.5"),
                    new BigDecimal("1"),
                    new BigDecimal("2"),
                    new BigDecimal("5"),
                    new BigDecimal("10"),
                    new BigDecimal("60"));

    private final Desk desk;

    public ReplayKeys(Desk desk) {
        this.desk = desk;
    }

    /** The replay that the instrument in view belongs to. */
    Optional<ReplayState> inView() {
        return desk.market().focus().get().flatMap(f -> desk.replays().of(f.view().id()));
    }

    /** Adds the actions. */
    public void contribute(Actions actions) {
        add(actions, "replay.toggle", "Replay: play or pause", "P", this::toggle);
        add(actions, "replay.faster", "Replay: faster", "Shift+Period", r -> step(r, 1));
        add(actions, "replay.slower", "Replay: slower", "Shift+Comma", r -> step(r, -1));
        add(actions, "replay.on", "Replay: a minute on", "Alt+Right", r -> move(r, 60));
        add(actions, "replay.back", "Replay: a minute back", "Alt+Left", r -> move(r, -60));
        add(
                actions,
                "replay.close",
                "Replay: close; its working orders are cancelled",
                null,
                this::close);
    }

    private void add(
            Actions actions,
            String id,
            String name,
            @Nullable String key,
            Consumer<ReplayState> deed) {
        actions.add(
                new Action(
                        id,
                        Group.MARKET,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        () -> inView().ifPresent(deed),
                        () -> inView().isPresent()));
    }

    /** Plays or pauses; at the end it begins anew. */
    void toggle(ReplayState replay) {
        String id = replay.view().id();
        if (isPlaying(replay)) {
            desk.replays().pause(id);
            return;
        }
        if (replay.view().finished()) {
            desk.replays().seek(id, replay.view().start());
        }
        desk.replays().play(id);
    }

    /** As wished, or else as it is. */
    boolean isPlaying(ReplayState replay) {
        Boolean wished = desk.replays().wish(replay.view().id()).playing();
        return wished == null ? replay.view().playing() : wished;
    }

    /** As wished, or else as it is. */
    BigDecimal speed(ReplayState replay) {
        BigDecimal wished = desk.replays().wish(replay.view().id()).speed();
        return wished == null ? replay.view().speed() : wished;
    }

    /** As wished, or else as it is by now. */
    Instant position(ReplayState replay) {
        ReplayWish wish = desk.replays().wish(replay.view().id());
        return wish.position() == null ? replay.position(desk.clock().instant()) : wish.position();
    }

    private void step(ReplayState replay, int by) {
        BigDecimal now = speed(replay);
        Optional<BigDecimal> next =
                by > 0
                        ? SPEEDS.stream().filter(s -> s.compareTo(now) > 0).findFirst()
                        : SPEEDS.reversed().stream().filter(s -> s.compareTo(now) < 0).findFirst();
        next.ifPresent(s -> desk.replays().speed(replay.view().id(), s));
    }

    private void move(ReplayState replay, int seconds) {
        Instant to = position(replay).plus(Duration.ofSeconds(seconds));
        seek(replay, replay.share(to));
    }

    void seek(ReplayState replay, double share) {
        desk.replays().seek(replay.view().id(), replay.at(share));
    }

    void close(ReplayState replay) {
        desk.replays().close(replay.view().id());
    }
}
