package io.aibotiyi.workstation.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;

class RiskScreensTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static AccountId account(OpenShell open) {
        return open.backend.session().accounts().getFirst().id();
    }

    private static String label(OpenShell open) {
        return ((Button) open.find("risk")).getText();
    }

    @Test
    void theStatusBarTellsTheNearestLimitAndFollowsIt() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            assertEquals("risk 13 % of limit", label(open));
            open.backend
                    .risk()
                    .limitAny(
                            account(open),
                            1,
                            new Limits(null, null, null, null, new BigDecimal("800")));
            open.pass(Duration.ofSeconds(RiskWatch.REFRESH_SECONDS + 1));
            assertEquals("risk 77 % of limit", label(open));
            open.close();
            return true;
        });
    }

    @Test
    void savesOnesOwnLimitsAndKeepsWhatIsTypedMeanwhile() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.risk();
            open.settle();
            assertTrue(open.find("limits-save").isDisabled());
            open.type("limit-order", "25,000");
            open.type("limit-collar", "2.5");
            open.pass(Duration.ofSeconds(RiskWatch.REFRESH_SECONDS + 1));
            assertEquals("25,000", open.typed("limit-order"));
            open.press("limits-save");
            assertEquals(
                    new Limits(new BigDecimal("25000"), null, new BigDecimal("0.025"), null, null),
                    open.backend.risk().of(account(open)).own());
            assertTrue(open.find("limits-save").isDisabled());
            open.close();
            return true;
        });
    }

    @Test
    void refusesWhatIsNoLimitAndSendsNothing() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.risk();
            open.settle();
            for (String bad : new String[] {"much", "-5", "0"}) {
                open.type("limit-loss", bad);
                open.press("limits-save");
                assertTrue(open.says("Loss of a day: "), bad);
            }
            open.type("limit-loss", "");
            open.type("limit-rate", "1.5");
            open.press("limits-save");
            assertTrue(open.says("Orders a second: a whole number."));
            assertEquals(Limits.NONE, open.backend.risk().of(account(open)).own());
            open.close();
            return true;
        });
    }

    @Test
    void holdingTheKillSwitchStopsTradingAndTheWindowSaysSo() throws Exception {
        OpenShell open =
                OnFx.call(() -> {
                    OpenShell made = new OpenShell().connect();
                    made.shell.stopTrading();
                    made.settle();
                    ((CheckBox) made.find("kill-flatten")).setSelected(true);
                    made.type("kill-reason", "Fat finger");
                    ((Button) made.find("kill-go")).arm();
                    return made;
                });
        long end = System.nanoTime() + LONGEST.toNanos();
        while (OnFx.call(() -> open.backend.risk().of(account(open)).halt() == null)
                && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        OnFx.call(() -> {
            open.settle();
            var halt = Objects.requireNonNull(open.backend.risk().of(account(open)).halt());
            assertEquals("Fat finger", halt.reason());
            assertEquals(Flattening.DONE, halt.flattening());
            assertTrue(open.says("Trading is halted by you"));
            assertEquals("TRADING HALTED", label(open));
            open.shell.stopTrading();
            open.settle();
            open.press("risk-resume");
            assertNull(open.backend.risk().of(account(open)).halt());
            assertFalse(open.says("Trading is halted by you since"));
            open.close();
            return true;
        });
    }

    @Test
    void lettingGoEarlyStopsNothing() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.stopTrading();
            open.settle();
            Button go = (Button) open.find("kill-go");
            go.arm();
            go.disarm();
            go.fire();
            assertEquals(0, ((HoldButton) go.getParent()).held());
            assertNull(open.backend.risk().of(account(open)).halt());
            open.close();
            return true;
        });
    }

    @Test
    void aHaltByTheDeskCannotBeUndoneHere() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.backend.risk().haltAny(account(open), new Halt(false, "Margin call"));
            open.pass(Duration.ofSeconds(RiskWatch.REFRESH_SECONDS + 1));
            assertTrue(open.says("Trading is halted by the risk desk"));
            open.shell.risk();
            open.settle();
            assertTrue(open.find("risk-resume").isDisabled());
            assertTrue(open.find("risk-kill").isDisabled());
            open.close();
            return true;
        });
    }

    @Test
    void asksEverySecondWhilePositionsAreBeingClosed() throws Exception {
        OnFx.call(() -> {
            OpenShell open =
                    new OpenShell(new SampleBackend(Scenario.HALTED, Gallery.NOW, true)).connect();
            assertTrue(open.says("Positions are being closed."));
            assertNotNull(open.backend.risk().of(account(open)).halt());
            open.backend.risk().resume(account(open));
            open.pass(Duration.ofMillis(1500));
            assertFalse(open.says("Positions are being closed."));
            open.close();
            return true;
        });
    }
}
