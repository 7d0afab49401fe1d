package io.aibotiyi.workstation.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.charts.CandleChart;
import io.aibotiyi.charts.PriceLine;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Orders and the position on the chart, worked by mouse and by keyboard in the whole window. */
class ChartTradingScreenTest {

    private static final double X = 120;

    private static final class Rig {

        final OpenShell open = new OpenShell().connect();
        final CandleChart chart =
                (CandleChart)
                        Objects.requireNonNull(
                                open.shell.scene().getRoot().lookup(".candle-chart"));

        Rig() {
            draw();
        }

        void draw() {
            open.settle();
            open.shell.scene().snapshot(null);
        }

        OrderView working(Side side) {
            return open.desk.trading().orders().get().stream()
                    .filter(o -> o.status() == OrderStatus.OPEN && o.side() == side)
                    .filter(o -> o.instrument().equals(market()))
                    .findFirst()
                    .orElseThrow();
        }

        io.aibotiyi.domain.InstrumentId market() {
            return open.desk.market().focus().get().orElseThrow().view().id();
        }

        OrderView now(OrderView order) {
            return open.desk.trading().orders().get().stream()
                    .filter(o -> o.id().equals(order.id()))
                    .findFirst()
                    .orElseThrow();
        }

        long units(BigDecimal price) {
            return open.desk.market().focus().get().orElseThrow().instrument().priceUnits(price);
        }

        BigDecimal price(long units) {
            return open.desk.market().focus().get().orElseThrow().instrument().price(units);
        }

        double y(BigDecimal price) {
            return chart.yOf(units(price)).orElseThrow();
        }

        PriceLine line(BigDecimal price) {
            return chart.lineAt(X, y(price)).orElseThrow();
        }

        void fire(EventType<MouseEvent> type, double y, boolean down) {
            fire(type, X, y, down);
        }

        void fire(EventType<MouseEvent> type, double x, double y, boolean down) {
            Point2D at = chart.localToScene(x, y);
            Event.fireEvent(
                    chart,
                    new MouseEvent(
                            type,
                            at.getX(),
                            at.getY(),
                            at.getX(),
                            at.getY(),
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            true,
                            null));
        }

        void drag(double from, double to) {
            fire(MouseEvent.MOUSE_PRESSED, from, true);
            fire(MouseEvent.MOUSE_DRAGGED, (from + to) / 2, true);
            fire(MouseEvent.MOUSE_DRAGGED, to, true);
            fire(MouseEvent.MOUSE_RELEASED, to, false);
            draw();
        }

        void press(KeyCode code) {
            Event.fireEvent(
                    chart,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            draw();
        }
    }

    private static void on(Consumer<Rig> check) throws Exception {
        OnFx.call(() -> {
            Rig rig = new Rig();
            check.accept(rig);
            rig.open.close();
            assertThat(rig.open.failures).isEmpty();
            return true;
        });
    }

    @Test
    void draggingAnOrdersLineAsksAndLooksAskedUntilItIsAnswered() throws Exception {
        on(rig -> {
            OrderView order = rig.working(Side.BUY);
            BigDecimal from = Objects.requireNonNull(order.price());
            rig.open.holdAnswers();
            double to = rig.y(from) + 30;
            BigDecimal wanted = rig.price(rig.chart.priceAt(X, to).orElseThrow());
            rig.drag(rig.y(from), to);
            BigDecimal tick = new BigDecimal("0.1");
            PriceLine asked = rig.chart.lineAt(X, to).orElseThrow();
            assertThat(asked.asked()).isTrue();
            assertThat(rig.now(order).price()).as("not before the answer").isEqualTo(from);
            rig.open.answer();
            rig.draw();
            BigDecimal moved = Objects.requireNonNull(rig.now(order).price());
            assertThat(moved.subtract(wanted).abs()).isLessThanOrEqualTo(tick);
            assertThat(rig.line(moved).asked()).isFalse();
        });
    }

    @Test
    void aRefusedMoveIsBackWhereItWasAndSaysWhy() throws Exception {
        on(rig -> {
            OrderView order = rig.working(Side.BUY);
            BigDecimal from = Objects.requireNonNull(order.price());
            rig.open.holdAnswers();
            rig.drag(rig.y(from), rig.y(from) + 30);
            rig.open.backend.orders().cancel(order.id());
            rig.open.answer();
            rig.draw();
            assertThat(rig.now(order).price()).isEqualTo(from);
            assertThat(rig.open.says("does not work any more")).isTrue();
            assertThat(rig.chart.lineAt(X, rig.y(from) + 30)).isEqualTo(Optional.empty());
        });
    }

    @Test
    void movesALineByKeyAndLetsGoWithEscape() throws Exception {
        on(rig -> {
            rig.open.shell.actions().run("chart.line");
            List<OrderView> before = rig.open.desk.trading().orders().get();
            rig.press(KeyCode.UP);
            rig.press(KeyCode.ESCAPE);
            assertThat(rig.open.desk.trading().orders().get()).isEqualTo(before);
            OrderView order = rig.working(Side.BUY);
            BigDecimal from = Objects.requireNonNull(order.price());
            while (!isHeld(rig, order)) {
                rig.open.shell.actions().run("chart.line");
            }
            rig.press(KeyCode.DOWN);
            rig.press(KeyCode.DOWN);
            rig.press(KeyCode.ENTER);
            assertThat(rig.now(order).price())
                    .isEqualByComparingTo(from.subtract(new BigDecimal("0.2")));
        });
    }

    /**
     * Deleting is tried on a copy: whether the line in hand is the order's is seen by its label.
     */
    private static boolean isHeld(Rig rig, OrderView order) {
        return rig.chart.heldLine().filter(l -> order.id().equals(l.key())).isPresent();
    }

    @Test
    void deletesTheLineInHand() throws Exception {
        on(rig -> {
            OrderView order = rig.working(Side.BUY);
            while (!isHeld(rig, order)) {
                rig.open.shell.actions().run("chart.line");
            }
            rig.press(KeyCode.DELETE);
            assertThat(rig.now(order).status()).isEqualTo(OrderStatus.CANCELLED);
        });
    }

    @Test
    void draggedOutOfThePositionComesATargetOrAStopForAllOfIt() throws Exception {
        on(rig -> {
            PositionView held =
                    rig.open.desk.trading().portfolio().get().orElseThrow().positions().getFirst();
            rig.open.shell.actions().run("ticket.arm");
            double entry = rig.y(held.averagePrice().setScale(1, java.math.RoundingMode.HALF_EVEN));
            rig.drag(entry, entry - 60);
            OrderView target = placed(rig, OrderType.LIMIT, held);
            assertThat(target.price()).isGreaterThan(held.averagePrice());
            double below =
                    rig.chart
                            .yOf(rig.units(Objects.requireNonNull(held.markPrice())))
                            .orElseThrow();
            rig.drag(entry, below + 20);
            OrderView stop = placed(rig, OrderType.STOP, held);
            assertThat(stop.triggerPrice()).isLessThan(held.markPrice());
            assertThat(rig.line(Objects.requireNonNull(stop.triggerPrice())).label())
                    .contains("\u2212");
            assertThat(rig.line(Objects.requireNonNull(stop.triggerPrice())).role())
                    .isEqualTo(PriceLine.Role.STOP);
        });
    }

    private static OrderView placed(Rig rig, OrderType type, PositionView held) {
        return rig.open.desk.trading().orders().get().stream()
                .filter(o -> o.type() == type && o.side() == Side.SELL && o.status().isWorking())
                .filter(o -> o.quantity().compareTo(held.quantity().abs()) == 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void placesHereTheWayTheLadderDoes() throws Exception {
        on(rig -> {
            long below = rig.units(Objects.requireNonNull(rig.working(Side.BUY).price())) - 500;
            ChartPane pane = pane(rig);
            assertThat(titles(pane, below)).anyMatch(t -> t.startsWith("Buy limit at 61,43"));
            assertThat(titles(pane, below)).anyMatch(t -> t.startsWith("Sell stop at"));
            assertThat(titles(pane, below)).noneMatch(t -> t.startsWith("Buy stop"));
            pane.priceMenu().orders(below).getItems().getFirst().fire();
            assertThat(rig.open.typed("ticket-price"))
                    .as("without a size to the ticket")
                    .startsWith("6143");
            rig.open.type("ladder-size", "0.05");
            rig.open.settle();
            pane.priceMenu().orders(below).getItems().getFirst().fire();
            assertThat(rig.open.shell.overlays().isShowing()).as("asks first").isTrue();
            rig.open.shell.overlays().closeTop();
            rig.open.shell.actions().run("ticket.arm");
            pane.priceMenu().orders(below).getItems().getFirst().fire();
            rig.draw();
            assertThat(rig.open.desk.trading().orders().get())
                    .anyMatch(o ->
                            o.quantity().compareTo(new BigDecimal("0.05")) == 0
                                    && o.status().isWorking());
        });
    }

    private static ChartPane pane(Rig rig) {
        return (ChartPane)
                Objects.requireNonNull(rig.open.shell.scene().getRoot().lookup(".chart-pane"));
    }

    private static List<String> titles(ChartPane pane, long price) {
        return pane.priceMenu().orders(price).getItems().stream()
                .map(i -> Objects.requireNonNullElse(i.getText(), ""))
                .toList();
    }
}
