package io.aibotiyi.workstation.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.SampleConnections;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.state.Notice;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Choosing an account by hand, and where orders go then. */
class AccountSwitchTest {

    private static final InstrumentId REAL = InstrumentId.parse("binance:BTC-USDT");

    private static OpenShell open() {
        return new OpenShell(new SampleBackend(Scenario.EXCHANGES, Gallery.NOW, true)).connect();
    }

    private interface InAMarket {
        void run(OpenShell open, AccountId main, int before) throws Exception;
    }

    private interface Open {
        void run(OpenShell open) throws Exception;
    }

    /** A workstation with play money in use and connections to exchanges. */
    private static void withAccounts(Open test) throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            test.run(open);
            open.close();
            return true;
        });
    }

    /** The same, looking at an exchange's market; told how many orders play money has before. */
    private static void inARealMarket(InAMarket test) throws Exception {
        withAccounts(open -> {
            AccountId main = inUse(open);
            int before = placed(open, main).size();
            look(open, REAL);
            test.run(open, main, before);
        });
    }

    private static AccountId inUse(OpenShell open) {
        return open.desk.trading().account().get().orElseThrow().id();
    }

    private static String text(OpenShell open, String id) {
        return ((Labeled) open.find(id)).getText();
    }

    private static boolean frameIs(OpenShell open, String mode) {
        return open.shell.scene().getRoot().lookup(".mode-frame").getStyleClass().contains(mode);
    }

    private static void choose(OpenShell open, AccountId account) {
        open.shell.use(account);
        open.settle();
    }

    private static void look(OpenShell open, InstrumentId at) {
        open.desk.market().primary().select(at);
        open.settle();
    }

    private static List<OrderView> placed(OpenShell open, AccountId account) {
        return open.backend.orders().working(account);
    }

    private static boolean noticed(OpenShell open, String part) {
        return open.desk.notices().all().recent().stream()
                .map(Notice::detail)
                .anyMatch(d -> d.contains(part));
    }

    private static void fill(OpenShell open) {
        open.type("ticket-price", "61000");
        open.type("ticket-quantity", "0.1");
        open.settle();
    }

    @Test
    void beginsWithTheAccountOfPlayMoneyAndSaysSo() throws Exception {
        withAccounts(open -> {
            assertEquals("SIMULATED · Main  ▾", text(open, "account-menu"));
            assertTrue(text(open, "ticket-place").endsWith("\nSIMULATED · Main"));
            assertTrue(frameIs(open, "simulated"));
            look(open, REAL);
            assertTrue(frameIs(open, "paper"), "play money in a real market is paper");
        });
    }

    @Test
    void theKeyboardChoosesALiveAccountAndItsOrderIsAskedAboutByName() throws Exception {
        inARealMarket((open, main, before) -> {
            open.key(KeyCode.U, OpenShell.Modifier.SHORTCUT, OpenShell.Modifier.SHIFT);
            ListView<?> list = (ListView<?>) open.find("accounts");
            list.getSelectionModel().select(1);
            open.key(KeyCode.ENTER);
            assertEquals(SampleConnections.LIVE, inUse(open));
            assertTrue(frameIs(open, "live"));
            assertEquals("LIVE · Binance main  ▾", text(open, "account-menu"));
            fill(open);
            assertTrue(text(open, "ticket-place").endsWith("\nLIVE · Binance main"));
            open.press("ticket-place");
            assertTrue(open.says("Buy 0.1 BTC-USDT with real money?"));
            assertTrue(open.says("LIVE account Binance main at binance: buys 0.1 BTC-USDT. Costs"));
            assertTrue(open.says("100.00 USDT, fees aside"));
            open.confirmOrder();
            assertEquals(1, placed(open, SampleConnections.LIVE).size());
            assertEquals(before, placed(open, main).size());
        });
    }

    @Test
    void anOrderMadeForTheAccountBeforeIsNotSent() throws Exception {
        inARealMarket((open, main, before) -> {
            fill(open);
            open.press("ticket-place");
            open.desk.use(SampleConnections.LIVE);
            open.confirmOrder();
            assertEquals(before, placed(open, main).size());
            assertTrue(placed(open, SampleConnections.LIVE).isEmpty());
            assertTrue(noticed(open, "Another account came into use"));
            open.desk
                    .orders()
                    .place(
                            PlaceOrder.limit(
                                    main,
                                    REAL,
                                    Side.BUY,
                                    new BigDecimal("0.1"),
                                    new BigDecimal("61000")));
            assertEquals(before, placed(open, main).size(), "not by any other way either");
        });
    }

    @Test
    void aPressBetweenTheSwitchAndThePulseThatShowsItPlacesNothing() throws Exception {
        inARealMarket((open, main, before) -> {
            open.shell.actions().run("ticket.arm");
            fill(open);
            open.desk.use(SampleConnections.LIVE);
            ((Button) open.find("ticket-place")).fire();
            assertTrue(
                    placed(open, SampleConnections.LIVE).isEmpty(), "the ticket still showed Main");
            assertEquals(before, placed(open, main).size());
        });
    }

    @Test
    void anAnswerForTheAccountBeforeIsNotShownInTheNext() throws Exception {
        inARealMarket((open, main, before) -> {
            fill(open);
            open.holdAnswers();
            open.press("ticket-place");
            open.confirmOrder();
            choose(open, SampleConnections.LIVE);
            open.answer();
            assertEquals(before + 1, placed(open, main).size(), "sent before, it goes on");
            assertTrue(open.desk.trading().orders().get().isEmpty());
            choose(open, main);
            assertEquals(
                    before + 1,
                    open.desk.trading().orders().get().stream()
                            .filter(o -> o.status().isWorking())
                            .count());
        });
    }

    @Test
    void aMarketThatTheAccountCannotTradeSaysWhyAndTakesNoOrder() throws Exception {
        withAccounts(open -> {
            choose(open, SampleConnections.LIVE);
            fill(open);
            assertTrue(frameIs(open, "live"), "real money wherever it looks");
            assertTrue(open.find("ticket-place").isDisabled());
            assertTrue(
                    text(open, "ticket-message")
                            .contains("Binance main trades at binance; this market is at sim"));
            look(open, REAL);
            fill(open);
            assertFalse(open.find("ticket-place").isDisabled());
            open.backend
                    .exchanges()
                    .state(
                            SampleConnections.LIVE,
                            ConnectionState.DISCONNECTED,
                            "the exchange closed the stream");
            open.desk.accounts().refresh();
            open.settle();
            assertTrue(open.find("ticket-place").isDisabled());
            assertTrue(text(open, "ticket-message").contains("the exchange closed the stream"));
        });
    }

    @Test
    void oneClickIsArmedForItselfInALiveAccountAndTheFirstOrderIsStillAskedAbout()
            throws Exception {
        withAccounts(open -> {
            look(open, REAL);
            open.shell.actions().run("ticket.arm");
            choose(open, SampleConnections.LIVE);
            fill(open);
            open.press("ticket-place");
            assertTrue(open.says("with real money?"), "the switch disarmed");
            open.push("Back");
            open.shell.actions().run("ticket.arm");
            open.settle();
            assertTrue(open.says("One-click orders with real money?"));
            open.confirmOrder();
            open.press("ticket-place");
            assertTrue(open.says("Buy 0.1 BTC-USDT with real money?"), "the first of the session");
            open.confirmOrder();
            fill(open);
            open.press("ticket-place");
            assertEquals(2, placed(open, SampleConnections.LIVE).size(), "then one click does");
        });
    }

    @Test
    void aPersonCanChooseThatOneClickIsEnough() throws Exception {
        withAccounts(open -> {
            look(open, REAL);
            choose(open, SampleConnections.LIVE);
            open.shell.actions().run("ticket.askFirstLive");
            assertFalse(open.shell.layout().trading().asksFirstLive());
            open.shell.actions().run("ticket.arm");
            open.settle();
            open.confirmOrder();
            fill(open);
            open.press("ticket-place");
            assertEquals(1, placed(open, SampleConnections.LIVE).size());
        });
    }

    @Test
    void goingBackAndForthListensToOneAccountOnly() throws Exception {
        withAccounts(open -> {
            AccountId main = inUse(open);
            int listening = open.backend.openSubscriptions();
            for (int i = 0; i < 5; i++) {
                choose(open, SampleConnections.LIVE);
                choose(open, main);
            }
            assertEquals(listening, open.backend.openSubscriptions());
        });
    }

    @Test
    void eachWorkspaceRemembersItsAccount() throws Exception {
        withAccounts(open -> {
            AccountId main = inUse(open);
            choose(open, main);
            open.shell.trade().board().change(w -> w.add("Real", w.arrangement()));
            open.settle();
            choose(open, SampleConnections.LIVE);
            open.shell.trade().board().change(w -> w.show(0));
            open.settle();
            assertEquals(main, inUse(open));
            open.shell.trade().board().change(w -> w.show(1));
            open.settle();
            assertEquals(SampleConnections.LIVE, inUse(open));
            OpenShell again = new OpenShell(open.backend, open.kept.getLast()).connect();
            assertEquals(SampleConnections.LIVE, inUse(again), "also after a start");
            again.close();
            assertNotEquals(main, inUse(open));
        });
    }
}
