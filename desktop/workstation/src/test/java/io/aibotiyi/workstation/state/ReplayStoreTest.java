package io.aibotiyi.workstation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Replays.Action;
import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replays over a backend, without a window; calls run when the test says so. */
class ReplayStoreTest {

    private static final String FILE = "/captures/a.gz";

    private final List<Throwable> failures = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(failures::add);
    private final SampleBackend backend = new SampleBackend(Scenario.FULL, Gallery.NOW, true);
    private final Deque<Runnable> calls = new ArrayDeque<>();
    private final Desk desk =
            new Desk(
                    bridge,
                    InstantSource.fixed(Gallery.NOW),
                    new One(backend),
                    new Target.Embedded(),
                    Runnable::run,
                    calls::add,
                    Runnable::run);
    private final ReplayStore replays = desk.replays();

    @Test
    void opensARecordingAndBringsItsFirstMarketIntoView() {
        connect();
        int before = desk.market().instruments().get().size();
        replays.open(FILE);
        assertEquals(ReplayOpening.Phase.OPENING, replays.openings().get().phase());
        run();
        assertEquals(ReplayOpening.Phase.OPENED, replays.openings().get().phase());
        assertEquals(before + 2, desk.market().instruments().get().size());
        InstrumentView seen = desk.market().focus().get().orElseThrow().view();
        assertEquals("replay:BTC-USDT", seen.id().toString());
        assertEquals(TradingMode.REPLAY, seen.mode());
        assertEquals(FILE, replays.of(seen.id()).orElseThrow().view().file());
    }

    @Test
    void namesWhyARecordingCannotBeOpenedAndChangesNothing() {
        connect();
        List<InstrumentView> before = desk.market().instruments().get();
        replays.open("/captures/a.missing");
        run();
        assertEquals(
                new ReplayOpening(
                        ReplayOpening.Phase.FAILED,
                        "/captures/a.missing",
                        "/captures/a.missing does not exist on the backend's machine"),
                replays.openings().get());
        assertEquals(before, desk.market().instruments().get());
        assertEquals(List.of(), replays.replays().get());
        assertEquals(
                "The recording could not be opened",
                desk.notices().all().recent().getLast().title(),
                "nobody watched, so it is announced");
    }

    @Test
    void saysThatNothingIsConnected() {
        replays.open(FILE);
        run();
        assertTrue(replays.openings().get().reason().contains("connect first"));
    }

    @Test
    void wishesUntilTheBackendAnswers() {
        ReplayView opened = open();
        replays.play(opened.id());
        replays.speed(opened.id(), BigDecimal.TEN);
        assertEquals(true, replays.wish(opened.id()).playing());
        assertEquals(BigDecimal.TEN, replays.wish(opened.id()).speed());
        assertFalse(view().playing(), "not confirmed");
        run();
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()));
        assertTrue(view().playing());
        assertEquals(BigDecimal.TEN, view().speed());
    }

    @Test
    void sendsOnlyTheNewestOfTheSeeksThatWait() {
        ReplayView opened = open();
        Instant newest = opened.start().plusSeconds(300);
        replays.seek(opened.id(), opened.start().plusSeconds(10));
        replays.seek(opened.id(), opened.start().plusSeconds(20));
        replays.seek(opened.id(), newest);
        assertEquals(newest, replays.wish(opened.id()).position());
        assertEquals(opened.position(), view().position());
        run();
        assertEquals(newest, view().position());
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()));
    }

    @Test
    void tellsThePositionThatAnotherClientSought() {
        ReplayView opened = open();
        Instant end = opened.end();
        backend.replays().command(opened.id(), new ReplayCommand(Action.SEEK, null, end));
        replays.poll();
        replays.poll();
        assertEquals(1, calls.size(), "one question at a time");
        run();
        assertEquals(end, view().position());
        assertTrue(view().finished());
    }

    @Test
    void carriesThePositionOnWhileItPlaysAndNeverPastTheEnd() {
        ReplayView opened = open();
        replays.speed(opened.id(), BigDecimal.TEN);
        replays.play(opened.id());
        run();
        ReplayState state = replays.replays().get().getFirst();
        Instant later = Gallery.NOW.plusSeconds(3);
        assertEquals(opened.position().plusSeconds(30), state.position(later));
        assertEquals(opened.end(), state.position(Gallery.NOW.plus(Duration.ofDays(1))));
        assertEquals(opened.position(), state.position(Gallery.NOW.minusSeconds(5)));
        assertEquals(opened.start(), state.at(0));
        assertEquals(opened.end(), state.at(state.share(opened.end())));
    }

    @Test
    void takesTheMarketsOfAClosedReplayOutOfView() {
        ReplayView opened = open();
        replays.close(opened.id());
        assertTrue(replays.wish(opened.id()).close());
        run();
        assertEquals(List.of(), replays.replays().get());
        assertTrue(
                desk.market().instruments().get().stream()
                        .noneMatch(i -> i.mode() == TradingMode.REPLAY));
        assertEquals(
                TradingMode.SIMULATED, desk.market().focus().get().orElseThrow().view().mode());
    }

    @Test
    void showsAReplayThatAnotherClientOpenedAndClosed() {
        connect();
        ReplayView other = backend.replays().open(new OpenReplay(FILE));
        replays.poll();
        run();
        assertTrue(listed(other.instruments().getFirst()));
        backend.replays().close(other.id());
        replays.poll();
        run();
        assertFalse(listed(other.instruments().getFirst()));
    }

    @Test
    void saysThatACommandDidNotGoThrough() {
        ReplayView opened = open();
        backend.replays().close(opened.id());
        replays.play(opened.id());
        run();
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()));
        assertEquals(List.of(), replays.replays().get(), "it is asked how it stands");
        assertTrue(
                desk.notices().all().recent().getLast().detail().contains("'" + opened.id() + "'"));
    }

    @Test
    void keepsTheLastKnownMarkedAsOldWhileTheBackendIsGone() {
        ReplayView opened = open();
        backend.silenceReplays(true);
        replays.poll();
        run();
        assertEquals(Health.Phase.STALE, replays.health().get().phase());
        assertEquals(opened, view());
        replays.play(opened.id());
        run();
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()), "not left as if on its way");
        assertFalse(view().playing());
        backend.silenceReplays(false);
        replays.poll();
        run();
        assertEquals(Health.LIVE, replays.health().get());
    }

    @Test
    void admitsThatAnUnansweredOpeningMayStillHappen() {
        connect();
        backend.silenceReplays(true);
        replays.open(FILE);
        run();
        assertEquals(ReplayOpening.Phase.FAILED, replays.openings().get().phase());
        assertTrue(replays.openings().get().reason().startsWith("No answer, so whether it opens"));
    }

    @Test
    void forgetsEverythingWhenTheBackendIsLeft() {
        ReplayView opened = open();
        replays.play(opened.id());
        desk.close();
        assertEquals(List.of(), replays.replays().get());
        run();
        assertEquals(List.of(), replays.replays().get());
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()));
    }

    @Test
    void refusesWhatComesWhenTooMuchWaits() {
        ReplayView opened = open();
        for (int i = 0; i < InTurn.CAPACITY + 1; i++) {
            replays.pause(opened.id());
        }
        assertEquals("The replay did not follow", desk.notices().all().recent().getLast().title());
        run();
        assertEquals(ReplayWish.NONE, replays.wish(opened.id()));
    }

    @Test
    void loadsTheInstrumentsAgainWhenALostConnectionIsBack() {
        connect();
        InstrumentId gone = desk.market().instruments().get().getLast().id();
        desk.market().select(gone);
        backend.interrupt("cable cut");
        backend.delist(gone);
        ReplayView other = backend.replays().open(new OpenReplay(FILE));
        assertTrue(listed(gone));
        backend.regain();
        run();
        assertFalse(listed(gone));
        assertTrue(listed(other.instruments().getFirst()));
        assertEquals(
                desk.market().instruments().get().getFirst().id(),
                desk.market().focus().get().orElseThrow().view().id(),
                "what is in view no longer exists");
        assertTrue(desk.market().sparks().get().containsKey(other.instruments().getFirst()));
    }

    @Test
    void keepsWhatIsInViewWhenTheConnectionIsBack() {
        connect();
        desk.market().select(desk.market().instruments().get().get(2).id());
        InstrumentFocus before = desk.market().focus().get().orElseThrow();
        backend.interrupt("cable cut");
        backend.regain();
        run();
        assertEquals(before, desk.market().focus().get().orElseThrow());
    }

    private boolean listed(InstrumentId id) {
        return desk.market().instruments().get().stream().anyMatch(i -> i.id().equals(id));
    }

    private ReplayView open() {
        connect();
        replays.open(FILE);
        run();
        return view();
    }

    private ReplayView view() {
        return replays.replays().get().getFirst().view();
    }

    private void connect() {
        desk.connector().connect(new Target.Embedded());
        run();
        assertEquals(Health.LIVE, replays.health().get());
    }

    private void run() {
        for (Runnable call = calls.poll(); call != null; call = calls.poll()) {
            call.run();
        }
        bridge.pulse(1);
        assertEquals(List.of(), failures);
    }

    private record One(AibotClient client) implements Backends {
        @Override
        public AibotClient embedded() {
            return client;
        }

        @Override
        public AibotClient remote(URI address) {
            return client;
        }

        @Override
        public void close() {}
    }
}
