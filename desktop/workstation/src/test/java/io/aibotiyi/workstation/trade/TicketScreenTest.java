package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** The ticket worked by hand in the whole window. */
class TicketScreenTest {

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> box(OpenShell open, String id) {
        return (ComboBox<T>) open.find(id);
    }

    private static void pick(OpenShell open, OrderType type) {
        TicketScreenTest.<OrderType>box(open, "ticket-type").setValue(type);
        open.settle();
    }

    private static boolean shows(OpenShell open, String id) {
        for (Node node = open.find(id); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void showsTheFieldsThatATypeNeeds() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            assertTrue(shows(open, "ticket-price"));
            assertFalse(shows(open, "ticket-trigger"));
            assertFalse(shows(open, "ticket-minutes"));
            pick(open, OrderType.STOP_LIMIT);
            assertTrue(shows(open, "ticket-price"));
            assertTrue(shows(open, "ticket-trigger"));
            pick(open, OrderType.TRAILING_STOP);
            assertFalse(shows(open, "ticket-price"));
            assertTrue(shows(open, "ticket-trigger"));
            assertTrue(
                    ((Labeled) open.find("ticket-message")).getText().startsWith("Emulated."),
                    "says who watches it");
            assertEquals(
                    List.of(TimeInForce.GTC, TimeInForce.DAY, TimeInForce.GTD),
                    box(open, "ticket-time").getItems());
            TicketScreenTest.<TimeInForce>box(open, "ticket-time").setValue(TimeInForce.GTD);
            open.settle();
            assertTrue(shows(open, "ticket-minutes"));
            pick(open, OrderType.MARKET);
            assertFalse(shows(open, "ticket-time"));
            open.close();
            return true;
        });
    }

    @Test
    void placesAStopLimitThatTheBlotterThenShowsWaiting() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            pick(open, OrderType.STOP_LIMIT);
            open.type("ticket-trigger", "62000");
            open.type("ticket-price", "62100");
            open.type("ticket-quantity", "0.1");
            open.settle();
            assertFalse(open.find("ticket-place").isDisabled());
            open.press("ticket-place");
            open.confirmOrder();
            OrderView placed =
                    open.desk.trading().orders().get().stream()
                            .filter(o -> String.valueOf(o.triggerPrice()).equals("62000"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(OrderType.STOP_LIMIT, placed.type());
            assertEquals(OrderStatus.WAITING, placed.status());
            assertEquals(new BigDecimal("62100"), placed.price());
            open.settle();
            assertTrue(
                    open.shell.scene().getRoot().lookupAll(".table-view").stream()
                            .anyMatch(t -> ((TableView<?>) t).getItems().contains(placed)),
                    "in the table of open orders");
            open.close();
            return true;
        });
    }

    @Test
    void sendsNothingWhoseTriggerThePriceHasPassed() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            pick(open, OrderType.STOP);
            open.type("ticket-trigger", "50000");
            open.type("ticket-quantity", "0.1");
            open.settle();
            assertTrue(open.find("ticket-place").isDisabled());
            assertTrue(
                    ((Labeled) open.find("ticket-message"))
                            .getText()
                            .startsWith("Stop to buy waits above"));
            open.close();
            return true;
        });
    }
}
