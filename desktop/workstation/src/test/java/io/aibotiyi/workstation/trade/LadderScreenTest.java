package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.charts.depth.DepthLadder;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Order entry on the ladder, worked by mouse in the whole window. */
class LadderScreenTest {

    /** The window with the ladder's geometry, found by what clicks report. */
    private static final class Rig {

        final OpenShell open = new OpenShell().connect();
        final DepthLadder ladder = (DepthLadder) open.find("ladder");
        final Set<Object> before =
                working().stream().map(OrderView::id).collect(Collectors.toSet());

        Rig() {
            draw();
        }

        List<OrderView> working() {
            return open.desk.trading().orders().get().stream()
                    .filter(o -> o.status().isWorking())
                    .toList();
        }

        List<OrderView> placed() {
            return working().stream().filter(o -> !before.contains(o.id())).toList();
        }

        Quote quote() {
            return open.desk.market().focus().get().orElseThrow().quote().get();
        }

        BigDecimal tick() {
            return open.desk.market().focus().get().orElseThrow().view().tickSize();
        }

        long ticks(BigDecimal price) {
            return open.desk.market().focus().get().orElseThrow().instrument().priceUnits(price);
        }

        /** A price some ticks above the best bid. */
        BigDecimal price(int ticksUp) {
            return Objects.requireNonNull(quote().bid())
                    .add(tick().multiply(BigDecimal.valueOf(ticksUp)));
        }

        Point2D cell(Side column, int ticksUp) {
            return ladder.cellOf(column, ticks(price(ticksUp))).orElseThrow();
        }

        void fire(
                EventType<MouseEvent> type,
                double x,
                double y,
                MouseButton button,
                boolean shift,
                boolean down,
                boolean still) {
            Point2D at = ladder.localToScene(x, y);
            Event.fireEvent(
                    ladder,
                    new MouseEvent(
                            type, at.getX(), at.getY(), at.getX(), at.getY(), button, 1, shift,
                            false, false, false, down, false, false, false, false, still, null));
        }

        void click(Side column, int ticksUp, boolean shift) {
            Point2D at = cell(column, ticksUp);
            fire(
                    MouseEvent.MOUSE_CLICKED,
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    shift,
                    false,
                    true);
            draw();
        }

        void draw() {
            open.settle();
            open.shell.scene().snapshot(null);
        }
    }

    private static void on(Consumer<Rig> check) throws Exception {
        OnFx.call(() -> {
            Rig rig = new Rig();
            check.accept(rig);
            rig.open.close();
            assertEquals(List.of(), rig.open.failures);
            return true;
        });
    }

    @Test
    void fillsInTheTicketWhileNoSizeIsChosen() throws Exception {
        on(rig -> {
            rig.click(Side.BUY, -2, false);
            assertEquals(List.of(), rig.placed());
            assertFalse(rig.open.shell.overlays().isShowing());
            BigDecimal typed = new BigDecimal(rig.open.typed("ticket-price"));
            assertEquals(0, rig.price(-2).compareTo(typed));
        });
    }

    @Test
    void asksUnlessArmedThenBuysAtTheRowOfTheBidColumn() throws Exception {
        on(rig -> {
            rig.open.type("ladder-size", "0.05");
            rig.click(Side.BUY, -2, false);
            assertTrue(rig.open.shell.overlays().isShowing(), "a question first");
            rig.open.shell.overlays().closeTop();
            assertEquals(List.of(), rig.placed());
            rig.open.shell.actions().run("ticket.arm");
            rig.open.settle();
            assertTrue(rig.ladder.armedProperty().get(), "the frame shows it");
            rig.click(Side.BUY, -2, false);
            assertFalse(rig.open.shell.overlays().isShowing());
            OrderView order = rig.placed().getFirst();
            assertEquals(Side.BUY, order.side());
            assertEquals(OrderType.LIMIT, order.type());
            assertEquals(0, new BigDecimal("0.05").compareTo(order.quantity()));
            assertEquals(0, rig.price(-2).compareTo(order.price()));
        });
    }

    @Test
    void sellsInTheAskColumnAndPlacesAStopWithShift() throws Exception {
        on(rig -> {
            rig.open.type("ladder-size", "0.01");
            rig.open.shell.actions().run("ticket.arm");
            rig.click(Side.SELL, 3, false);
            assertEquals(Side.SELL, rig.placed().getFirst().side());
            assertEquals(OrderType.LIMIT, rig.placed().getFirst().type());
            rig.click(Side.SELL, -3, true);
            OrderView stop =
                    rig.placed().stream()
                            .filter(o -> o.type() == OrderType.STOP)
                            .findFirst()
                            .orElseThrow();
            assertEquals(Side.SELL, stop.side());
            int placed = rig.placed().size();
            rig.click(Side.SELL, 4, true);
            assertEquals(placed, rig.placed().size(), "a stop to sell waits below the market");
            assertTrue(rig.open.says("waits below the best bid"));
        });
    }

    @Test
    void dragsAnOwnOrderToAnotherPriceAndCancelsItWithTheMiddleButton() throws Exception {
        on(rig -> {
            rig.open.type("ladder-size", "0.05");
            rig.open.shell.actions().run("ticket.arm");
            rig.click(Side.BUY, -1, false);
            OrderView order = rig.placed().getFirst();
            Point2D tag = rig.ladder.tagOf(Side.BUY, rig.ticks(rig.price(-1))).orElseThrow();
            double x = tag.getX();
            double to = rig.cell(Side.BUY, -3).getY();
            rig.fire(
                    MouseEvent.MOUSE_PRESSED,
                    x,
                    tag.getY(),
                    MouseButton.PRIMARY,
                    false,
                    true,
                    true);
            rig.fire(MouseEvent.MOUSE_DRAGGED, x, to, MouseButton.PRIMARY, false, true, false);
            rig.fire(MouseEvent.MOUSE_RELEASED, x, to, MouseButton.PRIMARY, false, false, false);
            rig.draw();
            OrderView moved = rig.placed().getFirst();
            assertEquals(order.id(), moved.id());
            assertEquals(0, rig.price(-3).compareTo(moved.price()));
            Point2D cell = rig.cell(Side.BUY, -3);
            rig.fire(
                    MouseEvent.MOUSE_CLICKED,
                    cell.getX(),
                    cell.getY(),
                    MouseButton.MIDDLE,
                    false,
                    false,
                    true);
            rig.draw();
            assertEquals(List.of(), rig.placed());
        });
    }

    @Test
    void sizesByShareOfWhatIsFreeAndByRiskOfTheStop() throws Exception {
        on(rig -> {
            rig.open.shell.actions().run("ticket.arm");
            BigDecimal equity = rig.open.desk.trading().portfolio().get().orElseThrow().equity();
            rig.open.type("ladder-size", "risk 0.5 %");
            rig.click(Side.BUY, -2, false);
            assertEquals(List.of(), rig.placed(), "a risk needs a stop");
            exits(rig, "Bracket");
            rig.click(Side.BUY, -2, false);
            OrderView entry =
                    rig.placed().stream()
                            .filter(o -> o.side() == Side.BUY)
                            .findFirst()
                            .orElseThrow();
            BigDecimal loss = entry.quantity().multiply(rig.tick()).multiply(new BigDecimal("200"));
            BigDecimal risked = equity.multiply(new BigDecimal("0.005"));
            assertTrue(loss.compareTo(risked) <= 0, loss + " of " + risked);
            assertTrue(loss.compareTo(risked.multiply(new BigDecimal("0.99"))) > 0);
            exits(rig, "No exits");
            rig.open.press("ladder-size-1");
            assertEquals("1 %", rig.open.typed("ladder-size"));
        });
    }

    @SuppressWarnings("unchecked")
    private static void exits(Rig rig, String name) {
        ((ComboBox<String>) rig.open.find("ladder-exits")).setValue(name);
        rig.open.settle();
    }

    @Test
    void dividesAnOrderOverTheTargetsOfItsTemplate() throws Exception {
        on(rig -> {
            rig.open.shell.actions().run("ticket.arm");
            rig.open.type("ladder-size", "0.1");
            exits(rig, "Scaled");
            rig.click(Side.BUY, -2, false);
            assertEquals(9, rig.placed().size(), "three brackets");
            assertEquals(3, rig.placed().stream().map(OrderView::group).distinct().count());
            BigDecimal bought =
                    rig.placed().stream()
                            .filter(o -> o.side() == Side.BUY)
                            .map(OrderView::quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, new BigDecimal("0.1").compareTo(bought));
            exits(rig, "Trailing");
            rig.click(Side.BUY, -2, false);
            assertTrue(rig.placed().stream().anyMatch(o -> o.type() == OrderType.TRAILING_STOP));
        });
    }

    @Test
    void flattensAfterCancellingAndReversesWithTwiceThePosition() throws Exception {
        on(rig -> {
            PositionView position =
                    rig.open.desk.trading().portfolio().get().orElseThrow().positions().getFirst();
            rig.open.press("ladder-flatten");
            assertTrue(rig.open.shell.overlays().isShowing());
            rig.open.confirmOrder();
            assertTrue(
                    rig.working().stream()
                            .filter(o -> o.instrument().equals(position.instrument()))
                            .allMatch(o -> o.type() == OrderType.MARKET),
                    "nothing else works here any more");
            OrderView sale = rig.placed().getFirst();
            assertEquals(Side.SELL, sale.side());
            assertEquals(0, position.quantity().compareTo(sale.quantity()));
            assertEquals(true, sale.reduceOnly());
            rig.open.shell.actions().run("ticket.arm");
            rig.open.press("ladder-reverse");
            OrderView twice = rig.placed().getFirst();
            assertEquals(
                    0, position.quantity().multiply(BigDecimal.TWO).compareTo(twice.quantity()));
        });
    }

    @Test
    void cancelsOnlyOneSideHere() throws Exception {
        on(rig -> {
            rig.open.press("ladder-cancel-bids");
            rig.open.settle();
            assertTrue(rig.working().stream().noneMatch(o -> o.side() == Side.BUY));
            assertTrue(rig.working().stream().anyMatch(o -> o.side() == Side.SELL));
            assertTrue(rig.open.find("ladder-cancel-bids").isDisabled());
        });
    }

    @Test
    void keepsATemplateAndSaysWhyOneIsWrong() throws Exception {
        on(rig -> {
            rig.open.shell.actions().run("ladder.exits");
            rig.open.type("exits-name", "Mine");
            rig.open.type("exits-targets", "200:50, 400:40");
            rig.open.type("exits-stop", "150");
            assertTrue(rig.open.says("100 % together, not 90"));
            assertTrue(rig.open.find("exits-save").isDisabled());
            rig.open.type("exits-targets", "200:50, 400:50");
            rig.open.press("exits-save");
            @SuppressWarnings("unchecked")
            ComboBox<String> box = (ComboBox<String>) rig.open.find("ladder-exits");
            assertTrue(box.getItems().contains("Mine"));
            assertTrue(
                    rig.open.shell.layout().trading().templates().stream()
                            .anyMatch(t -> t.name().equals("Mine")),
                    "remembered with the layout");
        });
    }
}
