package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Exits on the ticket and the table of open orders, worked by hand in the whole window. */
class OrderTableScreenTest {

    private static List<OrderView> working(OpenShell open) {
        return open.desk.trading().orders().get().stream()
                .filter(o -> o.status().isWorking())
                .toList();
    }

    private static OrderView order(OpenShell open, OrderId id) {
        return open.desk.trading().orders().get().stream()
                .filter(o -> o.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static TableView<OrderView> table(OpenShell open) {
        return (TableView<OrderView>)
                Objects.requireNonNull(open.shell.scene().getRoot().lookup(".open-orders"));
    }

    private static OrderView limit(OpenShell open) {
        return working(open).stream()
                .filter(o -> o.type() == OrderType.LIMIT && o.filled().signum() == 0)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal price(OrderView order) {
        return Objects.requireNonNull(order.price());
    }

    private static AmendCell cell(OpenShell open, OrderId id, String column) {
        return table(open).lookupAll(".table-cell").stream()
                .filter(n -> n instanceof AmendCell)
                .map(n -> (AmendCell) n)
                .filter(c -> !c.isEmpty() && c.getItem().id().equals(id))
                .filter(c -> column.equals(((TableCell<?, ?>) c).getTableColumn().getText()))
                .findFirst()
                .orElseThrow();
    }

    private static TextField edit(OpenShell open, OrderId id, String column) {
        AmendCell cell = cell(open, id, column);
        Event.fireEvent(
                cell,
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        2,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
        return (TextField) Objects.requireNonNull(cell.getGraphic());
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void placesABracketWhoseThreeOrdersStandTogetherInTheTable() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            ((ToggleButton) open.find("ticket-exits")).fire();
            open.type("ticket-price", "60000");
            open.type("ticket-quantity", "0.1");
            open.type("ticket-target", "20000");
            open.settle();
            assertTrue(open.find("ticket-place").isDisabled(), "a stop is missing");
            open.type("ticket-stop", "10000");
            open.settle();
            assertTrue(open.says("2.0 : 1"), "what is won for what is risked");
            int before = working(open).size();
            open.press("ticket-place");
            assertTrue(open.says("one cancels the other"), "the question names the exits");
            open.confirmOrder();
            assertEquals(before + 3, working(open).size());
            List<OrderView> rows = table(open).getItems();
            List<OrderView> group = rows.stream().filter(o -> o.group() != null).toList();
            assertEquals(
                    List.of(GroupRole.ENTRY, GroupRole.TARGET, GroupRole.STOP),
                    group.stream().map(OrderView::role).toList());
            assertEquals(rows.indexOf(group.get(0)) + 2, rows.indexOf(group.get(2)), "together");
            assertTrue(
                    table(open).lookupAll(".table-cell").stream()
                            .anyMatch(
                                    n -> n instanceof Labeled l && "├ Target".equals(l.getText())));
            BigDecimal tick = open.desk.market().focus().get().orElseThrow().view().tickSize();
            assertEquals(
                    0,
                    new BigDecimal("60000")
                            .subtract(tick.multiply(new BigDecimal("10000")))
                            .compareTo(group.get(2).triggerPrice()));
            open.close();
            return true;
        });
    }

    @Test
    void changesTheUnitOfExitsWithoutMovingThem() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            ((ToggleButton) open.find("ticket-exits")).fire();
            open.type("ticket-price", "60000");
            open.type("ticket-quantity", "0.1");
            ((ToggleButton) open.find("ticket-exits-price")).fire();
            open.type("ticket-target", "60600");
            open.type("ticket-stop", "59700");
            ((ToggleButton) open.find("ticket-exits-percent")).fire();
            open.settle();
            assertEquals("1", open.typed("ticket-target"));
            assertEquals("0.5", open.typed("ticket-stop"));
            open.close();
            return true;
        });
    }

    @Test
    void offersNoExitsWithASale() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            ((ToggleButton) open.find("ticket-exits")).fire();
            open.shell.trade().fillTicket(Side.SELL, "0.01");
            open.settle();
            assertFalse(open.find("ticket-exits").isVisible());
            assertFalse(open.find("ticket-target").getParent().getParent().isVisible());
            assertFalse(open.find("ticket-place").isDisabled(), "a sale goes without");
            open.close();
            return true;
        });
    }

    @Test
    void amendsAPriceInItsCellOnEnterAndNotOnEscape() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            OrderView order = limit(open);
            BigDecimal tick = open.desk.market().focus().get().orElseThrow().view().tickSize();
            BigDecimal next = price(order).subtract(tick);
            TextField field = edit(open, order.id(), "Price");
            field.setText(next.toPlainString());
            press(field, KeyCode.ESCAPE);
            open.settle();
            assertEquals(0, price(order).compareTo(order(open, order.id()).price()));
            field = edit(open, order.id(), "Price");
            field.setText(next.toPlainString());
            press(field, KeyCode.ENTER);
            open.settle();
            assertEquals(0, next.compareTo(order(open, order.id()).price()));
            assertEquals(
                    0, order.quantity().compareTo(order(open, order.id()).quantity()), "as it was");
            open.close();
            return true;
        });
    }

    @Test
    void refusesAnAmendmentOffTheTickAndSaysWhy() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            OrderView order = limit(open);
            TextField field = edit(open, order.id(), "Price");
            field.setText("1.000000001");
            press(field, KeyCode.ENTER);
            open.settle();
            assertEquals(0, price(order).compareTo(order(open, order.id()).price()));
            assertTrue(open.says("Price must be a multiple of"));
            open.close();
            return true;
        });
    }

    @Test
    void amendsQuantityAndTriggerInTheDialog() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            OrderView waiting =
                    working(open).stream()
                            .filter(o -> o.type() == OrderType.STOP_LIMIT)
                            .findFirst()
                            .orElseThrow();
            new BlotterTables(open.desk, open.shell.overlays()).openAmend(waiting);
            open.settle();
            assertTrue(open.find("amend-go").isDisabled(), "nothing is changed yet");
            BigDecimal half = waiting.quantity().divide(BigDecimal.TWO);
            open.type("amend-quantity", "nonsense");
            assertTrue(open.find("amend-go").isDisabled());
            open.type("amend-quantity", half.toPlainString());
            assertTrue(open.isThere("amend-trigger"));
            open.press("amend-go");
            assertEquals(0, half.compareTo(order(open, waiting.id()).quantity()));
            assertFalse(open.shell.overlays().isShowing());
            open.close();
            return true;
        });
    }

    @Test
    void cancelsOnlyTheSideThatIsChosen() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            long sells = working(open).stream().filter(o -> o.side() == Side.SELL).count();
            MenuButton some =
                    (MenuButton)
                            Objects.requireNonNull(
                                    open.shell.scene().getRoot().lookup(".cancel-some"));
            some.getItems().stream()
                    .filter(i -> i.getText().startsWith("All buys"))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            open.settle();
            open.confirmOrder();
            assertTrue(working(open).stream().noneMatch(o -> o.side() == Side.BUY));
            assertEquals(sells, working(open).size());
            open.close();
            return true;
        });
    }
}
