package io.aibotiyi.workstation.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stores over a backend, without a window. */
class StoresTest {

    private final List<Throwable> failures = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(failures::add);
    private final SampleBackend backend = new SampleBackend(Scenario.FULL, Gallery.NOW, true);
    private final Desk desk = desk(new Fixed(backend));

    @Test
    void bringsTheRememberedInstrumentAndTimeframeIntoView() {
        desk.remember("sim:SOL-USDT", Timeframe.M15);
        connect();
        assertEquals(
                "SOL-USDT", desk.market().focus().get().orElseThrow().view().id().symbol().name());
        CandleFocus candles = desk.market().candles().get().orElseThrow();
        assertEquals(Timeframe.M15, candles.timeframe());
        assertEquals(CandleFocus.FIRST, candles.series().size());
    }

    @Test
    void marksEverythingAsOldWhenTheConnectionIsLost() {
        connect();
        assertEquals(Link.Phase.CONNECTED, desk.link().get().phase());
        backend.interrupt("cable cut");
        bridge.pulse(2);
        InstrumentFocus focus = desk.market().focus().get().orElseThrow();
        assertEquals(Link.Phase.RECONNECTING, desk.link().get().phase());
        assertEquals(Health.stale("cable cut"), desk.market().health().get());
        assertEquals(Health.stale("cable cut"), desk.trading().health().get());
        assertEquals(Health.stale("cable cut"), focus.bookHealth().get());
        assertEquals(Health.stale("cable cut"), focus.tradesHealth().get());
        assertEquals(
                Health.stale("cable cut"),
                desk.market().candles().get().orElseThrow().health().get());
        assertEquals(LadderModel.State.STALE, focus.ladder().state());
        assertEquals(Quote.NONE, focus.quote().get());
    }

    @Test
    void twoGroupsOnOneMarketShareItsSubscriptions() {
        connect();
        Pin first = desk.market().primary().use();
        InstrumentFocus shown = desk.market().focus().get().orElseThrow();
        int before = backend.openSubscriptions();
        MarketFocus other = desk.market().open(shown.view().id().toString(), Timeframe.M5);
        Pin second = other.use();
        assertSame(shown, other.focus().get().orElseThrow());
        assertEquals(before, backend.openSubscriptions(), "book and trades are open already");
        desk.market().select(desk.market().instruments().get().getLast().id());
        assertNotSame(shown, desk.market().focus().get().orElseThrow());
        assertEquals(before + 2, backend.openSubscriptions(), "the other group still looks");
        assertEquals(LadderModel.State.LIVE, shown.ladder().state());
        second.close();
        assertTrue(other.focus().get().isEmpty());
        assertEquals(before, backend.openSubscriptions(), "the last who looked has gone");
        first.close();
    }

    @Test
    void leavesNothingSubscribedWhenItGoesElsewhere() {
        connect();
        assertTrue(backend.openSubscriptions() > 0);
        SampleBackend other = new SampleBackend(Scenario.EMPTY, Gallery.NOW, false);
        Desk moving = desk(new Two(backend, other));
        desk.close();
        moving.connector().connect(new Target.Embedded());
        int before = backend.openSubscriptions();
        moving.connector().connect(new Target.Remote(URI.create("https://desk.example.com")));
        assertEquals(Link.Phase.SIGN_IN, moving.link().get().phase());
        assertTrue(before > 0);
        assertEquals(0, backend.openSubscriptions());
        moving.connector().signIn("me", "secret");
        assertEquals(Link.Phase.CONNECTED, moving.link().get().phase());
        assertFalse(moving.link().get().isEmbedded());
        assertTrue(moving.trading().fills().get().isEmpty());
    }

    @Test
    void saysWhyTheBrowserSignedNobodyInAndLetsTheFormGoOn() {
        Desk moving = desk(new Two(backend, new SampleBackend(Scenario.EMPTY, Gallery.NOW, false)));
        moving.connector().connect(new Target.Remote(URI.create("https://desk.example.com")));
        moving.connector().signInWithBrowser(_ -> {}, null);
        assertEquals(Link.Phase.SIGN_IN, moving.link().get().phase());
        assertEquals(
                new BrowserTurn(
                        BrowserTurn.Stage.REFUSED,
                        null,
                        "The sample backend knows no browser sign-in."),
                moving.connector().browser().get());
        moving.connector().startOver();
        assertEquals(BrowserTurn.NONE, moving.connector().browser().get());
        moving.connector().signIn("me", "secret");
        assertEquals(Link.Phase.CONNECTED, moving.link().get().phase());
    }

    @Test
    void saysWhyABackendCannotBeReached() {
        Desk lost =
                desk(
                        new Backends() {
                            @Override
                            public AibotClient embedded() {
                                throw new IllegalStateException("home is in use");
                            }

                            @Override
                            public AibotClient remote(URI address) {
                                throw new UnreachableException(address, "refused", null);
                            }

                            @Override
                            public void close() {}
                        });
        lost.connector().connect(new Target.Embedded());
        assertEquals(Link.Phase.FAILED, lost.link().get().phase());
        assertEquals(
                "The embedded backend did not start: home is in use", lost.link().get().reason());
    }

    @Test
    void placesAndCancelsAndKeepsOnlyNewerVersions() {
        connect();
        int before = working();
        desk.orders().place(order());
        assertEquals(before + 1, working());
        OrderView placed = desk.trading().orders().get().getFirst();
        desk.orders().cancel(placed.id());
        assertEquals(before, working());
        desk.trading().merge(List.of(placed));
        assertEquals(before, working(), "an older version changes nothing");
        assertEquals(0, desk.orders().sending().get());
        assertTrue(desk.orders().cancelling().get().isEmpty());
    }

    @Test
    void cancelsAllWorkingOrders() {
        connect();
        assertTrue(working() > 0);
        desk.orders().cancelAll(desk.trading().account().get().orElseThrow().id());
        assertEquals(0, working());
        assertTrue(
                desk.trading().orders().get().stream()
                        .anyMatch(o -> o.status() == OrderStatus.CANCELLED));
    }

    @Test
    void saysThatNothingWasSentWhileNotConnected() {
        desk.orders().place(order());
        Notice notice = desk.notices().all().recent().getLast();
        assertEquals(Notice.Level.DANGER, notice.level());
        assertTrue(notice.detail().contains("connect first"), notice.detail());
    }

    @Test
    void doesNotAnnounceWhatHappenedBeforeItConnected() {
        connect();
        assertEquals(List.of(), desk.notices().all().recent());
    }

    private long workingCount() {
        return desk.trading().orders().get().stream().filter(o -> o.status().isWorking()).count();
    }

    private int working() {
        return (int) workingCount();
    }

    private PlaceOrder order() {
        return PlaceOrder.limit(
                        backend.session().accounts().getFirst().id(),
                        backend.markets().instruments().getFirst().id(),
                        Side.BUY,
                        new BigDecimal("0.01"),
                        new BigDecimal("60000"))
                .lasting(TimeInForce.GTC);
    }

    private void connect() {
        desk.connector().connect(new Target.Embedded());
        bridge.pulse(1);
        assertEquals(List.of(), failures);
    }

    private Desk desk(Backends backends) {
        return new Desk(
                bridge,
                InstantSource.fixed(Gallery.NOW),
                backends,
                new Target.Embedded(),
                Runnable::run,
                Runnable::run,
                Runnable::run);
    }

    private record Fixed(AibotClient client) implements Backends {
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

    private record Two(AibotClient here, AibotClient there) implements Backends {
        @Override
        public AibotClient embedded() {
            return here;
        }

        @Override
        public AibotClient remote(URI address) {
            return there;
        }

        @Override
        public void close() {}
    }
}
