package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

/** A perpetual worked by hand in the whole window: short, with leverage, reduced. */
class PerpetualScreenTest {

    private static final InstrumentId PERP = InstrumentId.parse("sim:BTC-USDT-PERP");

    private static OpenShell open() {
        OpenShell open = new OpenShell().connect();
        open.desk.market().select(PERP);
        open.settle();
        return open;
    }

    private static MarginView margin(OpenShell open) {
        return Objects.requireNonNull(
                open.desk.trading().portfolio().get().orElseThrow().margin(), "no margin");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Integer> leverage(OpenShell open) {
        return (ComboBox<Integer>) open.find("ticket-leverage");
    }

    private static void toggle(OpenShell open, String id) {
        ((ToggleButton) open.find(id)).fire();
        open.settle();
    }

    private static boolean shows(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aSpotMarketHasNeitherLeverageNorReduceOnly() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            assertFalse(shows(open.find("ticket-leverage")));
            assertFalse(shows(open.find("ticket-reduce-only")));
            assertTrue(open.says("Free"));
            open.desk.market().select(PERP);
            open.settle();
            assertTrue(shows(open.find("ticket-leverage")));
            assertTrue(shows(open.find("ticket-reduce-only")));
            assertTrue(open.says("Liquidation, estimated"));
            open.close();
            return true;
        });
    }

    @Test
    void changesTheLeverageThroughTheBackendAndKeepsItWhereThatRefuses() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            assertEquals(10, leverage(open).getValue());
            open.type("ticket-quantity", "0.5");
            open.settle();

            leverage(open).setValue(5);
            open.settle();

            assertEquals(
                    Optional.of(5),
                    Optional.ofNullable(open.desk.margin().leverages().get().get(PERP))
                            .map(LeverageView::leverage));
            assertEquals(5, leverage(open).getValue());

            leverage(open).setValue(50);
            open.settle();

            assertEquals(5, leverage(open).getValue(), "as it was");
            assertTrue(
                    open.desk.notices().all().recent().stream()
                            .anyMatch(n ->
                                    n.title().equals("Leverage of BTC-USDT-PERP not changed")
                                            && n.detail().contains("choose less leverage")));
            open.close();
            return true;
        });
    }

    @Test
    void reducesTheShortAndNothingElse() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            toggle(open, "ticket-reduce-only");
            open.shell.actions().run("ticket.sell");
            open.type("ticket-quantity", "0.35");
            open.settle();
            assertTrue(open.find("ticket-place").isDisabled());
            assertEquals(
                    "Nothing to reduce: no long position.",
                    ((Labeled) open.find("ticket-message")).getText());

            open.shell.actions().run("ticket.buy");
            open.settle();
            assertFalse(open.find("ticket-place").isDisabled());
            open.press("ticket-place");
            assertTrue(open.says("reduce-only order"), "the question says so");
            open.confirmOrder();

            OrderView placed =
                    open.desk.trading().orders().get().stream()
                            .filter(o -> o.instrument().equals(PERP))
                            .findFirst()
                            .orElseThrow();
            assertEquals(Side.BUY, placed.side());
            assertEquals(true, placed.reduceOnly());
            open.close();
            return true;
        });
    }

    @Test
    void aShortTakesExitsThatBuyItBack() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            open.shell.actions().run("ticket.sell");
            open.settle();
            assertTrue(shows(open.find("ticket-exits")));
            toggle(open, "ticket-exits");
            open.type("ticket-quantity", "0.1");
            open.type("ticket-target", "9000");
            open.type("ticket-stop", "4500");
            open.settle();
            open.press("ticket-place");
            open.confirmOrder();

            assertEquals(
                    2,
                    open.desk.trading().orders().get().stream()
                            .filter(o -> o.group() != null && o.side() == Side.BUY)
                            .count());
            open.close();
            return true;
        });
    }

    @SuppressWarnings("unchecked")
    @Test
    void theLadderSellsAShareOfTheFreeMarginShortWithItsExits() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            open.shell.actions().run("ticket.arm");
            ((ComboBox<String>) open.find("ladder-exits")).setValue("Bracket");
            open.type("ladder-size", "10 %");
            open.settle();

            open.shell.actions().run("ladder.sellBest");
            open.settle();

            OrderView entry =
                    open.desk.trading().orders().get().stream()
                            .filter(o -> o.role() == GroupRole.ENTRY)
                            .findFirst()
                            .orElseThrow();
            assertEquals(Side.SELL, entry.side());
            // a tenth of the free margin, ten times
            BigDecimal worth = entry.quantity().multiply(Objects.requireNonNull(entry.price()));
            assertEquals(
                    margin(open).freeMargin().doubleValue(),
                    worth.doubleValue(),
                    entry.price().doubleValue() * 0.00001);
            assertEquals(
                    2,
                    open.desk.trading().orders().get().stream()
                            .filter(o -> o.group() != null && o.side() == Side.BUY)
                            .count());
            open.close();
            return true;
        });
    }

    @Test
    void theBlotterTellsWhereAPositionIsLiquidatedAndTheAccountsMarginRatio() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            open.shell.trade().showTab(1);
            open.settle();
            assertTrue(open.says("Margin ratio"));
            BigDecimal price =
                    Objects.requireNonNull(margin(open).positions().getFirst().liquidationPrice());
            assertTrue(open.says(Numbers.fixed(price, 1)), () -> "nothing says " + price);
            BigDecimal ratio = Objects.requireNonNull(margin(open).ratio()).movePointRight(2);
            assertTrue(open.says(Numbers.fixed(ratio, 2) + " %"), () -> "nothing says " + ratio);
            open.close();
            return true;
        });
    }
}
