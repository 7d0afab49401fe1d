package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.Replays;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Replays.Action;
import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that the backend plays back. Every method returns at once and may be called on the FX
 * thread; what is asked for shows in {@link #wishes} until the backend has answered, and only its
 * answers change {@link #replays}.
 */
public final class ReplayStore {

    private final MarketStore market;
    private final Notices notices;
    private final InstantSource clock;
    private final Executor opening;
    private final InTurn commands;
    private final Live<List<ReplayState>> replays;
    private final Live<Map<String, ReplayWish>> wishes;
    private final Live<ReplayOpening> openings;
    private final Live<Health> health;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable AibotClient client;

    /**
     * @param calls runs blocking calls; commands go through it one after the other
     */
    ReplayStore(
            FxBridge bridge,
            MarketStore market,
            Notices notices,
            InstantSource clock,
            Executor calls) {
        this.market = market;
        this.notices = notices;
        this.clock = clock;
        opening = calls;
        commands = new InTurn(calls);
        replays = new Live<>(bridge, List.of());
        wishes = new Live<>(bridge, Map.of());
        openings = new Live<>(bridge, ReplayOpening.NONE);
        health = new Live<>(bridge, Health.LOADING);
    }

    /** As the backend last told. */
    public Live<List<ReplayState>> replays() {
        return replays;
    }

    /** What was asked for and is not answered yet, by the replay's id. */
    public Live<Map<String, ReplayWish>> wishes() {
        return wishes;
    }

    /** How opening a recording goes. */
    public Live<ReplayOpening> openings() {
        return openings;
    }

    /** Of {@link #replays}. */
    public Live<Health> health() {
        return health;
    }

    /** The replay that an instrument belongs to, as far as it is known. */
    public Optional<ReplayState> of(InstrumentId instrument) {
        return replays.get().stream()
                .filter(r -> r.view().instruments().contains(instrument))
                .findFirst();
    }

    /** What is wished for a replay; nothing in particular if all is answered. */
    public ReplayWish wish(String id) {
        return wishes.get().getOrDefault(id, ReplayWish.NONE);
    }

    /**
     * Opens a recording and brings its first market into view. One at a time: while one is being
     * opened nothing happens.
     *
     * @param file path on the backend's machine
     */
    public void open(String file) {
        if (openings.get().phase() == ReplayOpening.Phase.OPENING) {
            return;
        }
        openings.set(ReplayOpening.opening(file));
        opening.execute(() -> {
            try {
                ReplayView view = calls().open(new OpenReplay(file));
                answered(view);
                market.reload();
                view.instruments().stream().findFirst().ifPresent(market::select);
                openings.set(ReplayOpening.opened(file));
            } catch (UnreachableException e) {
                poll();
                failed(file, "No answer, so whether it opens is unknown. " + Failures.describe(e));
            } catch (RuntimeException e) {
                failed(file, Failures.describe(e));
            }
        });
    }

    /** Forgets how the last opening went; one under way is left alone. */
    public void forgetOpening() {
        openings.update(o -> o.phase() == ReplayOpening.Phase.OPENING ? o : ReplayOpening.NONE);
    }

    public void play(String id) {
        send(id, w -> w.withPlaying(true), new ReplayCommand(Action.PLAY, null, null));
    }

    public void pause(String id) {
        send(id, w -> w.withPlaying(false), new ReplayCommand(Action.PAUSE, null, null));
    }

    /**
     * @param speed recorded seconds per second
     */
    public void speed(String id, BigDecimal speed) {
        send(id, w -> w.withSpeed(speed), new ReplayCommand(Action.SPEED, speed, null));
    }

    /** Goes to a time; of several that wait only the newest is sent. */
    public void seek(String id, Instant position) {
        wishes.update(all -> changed(all, id, w -> w.withPosition(position)));
        run(
                id,
                () -> {
                    Instant newest = wish(id).position();
                    if (newest == null) {
                        return;
                    }
                    answered(calls().command(id, new ReplayCommand(Action.SEEK, null, newest)));
                    wishes.update(all -> changed(all, id, w -> w.withoutPosition(newest)));
                });
    }

    public void close(String id) {
        wishes.update(all -> changed(all, id, ReplayWish::closing));
        run(
                id,
                () -> {
                    calls().close(id);
                    replays.update(all -> without(all, id));
                    market.reload();
                });
    }

    /** Asks how the replays stand; while an answer is awaited another question is left out. */
    public void poll() {
        if (client == null || !asking.compareAndSet(false, true)) {
            return;
        }
        boolean taken =
                commands.add(() -> {
                    asking.set(false);
                    Unattended.run(this::ask);
                });
        if (!taken) {
            asking.set(false);
        }
    }

    void attach(AibotClient fresh) {
        client = fresh;
        poll();
    }

    void detach() {
        client = null;
        replays.set(List.of());
        wishes.set(Map.of());
        health.set(Health.LOADING);
        forgetOpening();
    }

    private void ask() {
        AibotClient asked = client;
        if (asked == null) {
            return;
        }
        try {
            List<ReplayView> views = asked.replays().list();
            if (!asked.equals(client)) {
                return;
            }
            Instant now = clock.instant();
            List<String> before = replays.get().stream().map(r -> r.view().id()).toList();
            replays.set(views.stream().map(v -> new ReplayState(v, now)).toList());
            health.set(Health.LIVE);
            if (!before.equals(views.stream().map(ReplayView::id).toList())) {
                market.reload();
            }
        } catch (RuntimeException e) {
            if (asked.equals(client)) {
                health.set(Health.stale(Failures.describe(e)));
            }
        }
    }

    private void send(String id, UnaryOperator<ReplayWish> wish, ReplayCommand command) {
        wishes.update(all -> changed(all, id, wish));
        run(id, () -> answered(calls().command(id, command)));
    }

    /** Runs calls about a replay in turn; what is wished for it ends with the last of them. */
    private void run(String id, Runnable call) {
        wishes.update(all -> changed(all, id, w -> w.waiting(1)));
        boolean taken =
                commands.add(() -> {
                    try {
                        call.run();
                    } catch (RuntimeException e) {
                        notices.show(
                                Notice.Level.ATTENTION,
                                "The replay did not follow",
                                Failures.describe(e));
                        ask();
                    } finally {
                        wishes.update(all -> changed(all, id, w -> w.waiting(-1)));
                    }
                });
        if (!taken) {
            wishes.update(all -> changed(all, id, w -> w.waiting(-1)));
            notices.show(
                    Notice.Level.ATTENTION,
                    "The replay did not follow",
                    "Too many commands wait for the backend's answer; try again in a moment.");
        }
    }

    private void answered(ReplayView view) {
        ReplayState state = new ReplayState(view, clock.instant());
        health.set(Health.LIVE);
        replays.update(all -> {
            List<ReplayState> next = new ArrayList<>(all);
            next.replaceAll(r -> r.view().id().equals(view.id()) ? state : r);
            if (!next.contains(state)) {
                next.add(state);
            }
            return List.copyOf(next);
        });
    }

    private void failed(String file, String reason) {
        openings.set(ReplayOpening.failed(file, reason));
        if (openings.listeners() == 0) {
            notices.show(Notice.Level.DANGER, "The recording could not be opened", reason);
        }
    }

    private Replays calls() {
        AibotClient now = client;
        if (now == null) {
            throw new IllegalStateException("Not connected to a backend; connect first.");
        }
        return now.replays();
    }

    private static List<ReplayState> without(List<ReplayState> all, String id) {
        return all.stream().filter(r -> !r.view().id().equals(id)).toList();
    }

    private static Map<String, ReplayWish> changed(
            Map<String, ReplayWish> before, String id, UnaryOperator<ReplayWish> change) {
        Map<String, ReplayWish> all = new HashMap<>(before);
        ReplayWish next = change.apply(all.getOrDefault(id, ReplayWish.NONE));
        if (next.equals(ReplayWish.NONE)) {
            all.remove(id);
        } else {
            all.put(id, next);
        }
        return Map.copyOf(all);
    }
}
