package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The tables of the blotter, filled once per pulse at most. */
final class BlotterTables {

    private final Desk desk;
    private final Scales scales;
    private final TableView<OrderView> open = Columns.table("open-orders");
    private final TableView<PositionView> positions = Columns.table("positions");
    private final TableView<FillView> fills = Columns.table("fills");
    private final TableView<OrderView> history = Columns.table("history");
    private final TableView<Notice> log = Columns.table("log");

    BlotterTables(Desk desk) {
        this.desk = desk;
        scales = new Scales(desk.market());
        openColumns();
        positionColumns();
        fillColumns();
        historyColumns();
        logColumns();
    }

    TableView<OrderView> open() {
        return open;
    }

    TableView<PositionView> positions() {
        return positions;
    }

    TableView<FillView> fills() {
        return fills;
    }

    TableView<OrderView> history() {
        return history;
    }

    TableView<Notice> log() {
        return log;
    }

    int openCount() {
        return open.getItems().size();
    }

    int positionCount() {
        return positions.getItems().size();
    }

    int fillCount() {
        return fills.getItems().size();
    }

    int historyCount() {
        return history.getItems().size();
    }

    int logCount() {
        return log.getItems().size();
    }

    void attach(Pins pins) {
        pins.add(desk.trading().orders().listen(this::showOrders));
        pins.add(desk.trading().fills().listen(all -> replace(fills, all)));
        pins.add(
                desk.trading()
                        .portfolio()
                        .listen(p ->
                                replace(positions, p.map(v -> v.positions()).orElse(List.of()))));
        pins.add(desk.orders().cancelling().listen(_ -> open.refresh()));
        pins.add(
                desk.market()
                        .instruments()
                        .listen(_ -> {
                            open.refresh();
                            fills.refresh();
                            history.refresh();
                            positions.refresh();
                        }));
        pins.add(
                desk.notices()
                        .all()
                        .listen((_, _) -> replace(log, desk.notices().all().recent().reversed())));
    }

    private void showOrders(List<OrderView> orders) {
        replace(open, orders.stream().filter(o -> o.status().isWorking()).toList());
        replace(history, orders.stream().filter(o -> !o.status().isWorking()).toList());
    }

    private static <R> void replace(TableView<R> table, List<R> rows) {
        if (!table.getItems().equals(rows)) {
            table.getItems().setAll(rows);
        }
    }

    private void openColumns() {
        open.getColumns()
                .setAll(
                        List.of(
                                Columns.muted("Time", 70, o -> Numbers.time(o.createdAt())),
                                Columns.text("Symbol", 84, o -> o.instrument().symbol().name()),
                                SideColumn.of(OrderView::side),
                                Columns.muted("Type", 108, BlotterTables::type),
                                Columns.muted("TIF", 44, o -> o.timeInForce().name()),
                                Columns.number(
                                        "Trigger",
                                        84,
                                        o -> scales.price(o.instrument(), o.triggerPrice())),
                                Columns.number(
                                        "Price", 84, o -> scales.price(o.instrument(), o.price())),
                                Columns.number(
                                        "Quantity",
                                        84,
                                        o -> scales.quantity(o.instrument(), o.quantity())),
                                Columns.number(
                                        "Filled",
                                        84,
                                        o -> scales.quantity(o.instrument(), o.filled())),
                                Columns.number("Value", 84, this::value),
                                Columns.text("Status", 88, BlotterTables::status),
                                cancelColumn()));
    }

    private TableColumn<OrderView, OrderView> cancelColumn() {
        TableColumn<OrderView, OrderView> column = Columns.column("", 64);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final Button cancel = new Button("Cancel");

                    {
                        cancel.getStyleClass().add("text-button");
                        cancel.setFocusTraversable(false);
                        cancel.setOnAction(_ -> desk.orders().cancel(getItem().id()));
                    }

                    @Override
                    protected void updateItem(@Nullable OrderView row, boolean empty) {
                        super.updateItem(row, empty);
                        if (empty || row == null) {
                            setGraphic(null);
                            return;
                        }
                        boolean asked = desk.orders().cancelling().get().contains(row.id());
                        cancel.setDisable(asked);
                        cancel.setText(asked ? "Asked…" : "Cancel");
                        setGraphic(cancel);
                    }
                });
        return column;
    }

    private void positionColumns() {
        positions
                .getColumns()
                .setAll(
                        List.of(
                                Columns.text("Symbol", 92, p -> p.instrument().symbol().name()),
                                Columns.number(
                                        "Quantity",
                                        100,
                                        p -> scales.quantity(p.instrument(), p.quantity())),
                                Columns.number(
                                        "Average",
                                        100,
                                        p -> scales.price(p.instrument(), p.averagePrice())),
                                Columns.number(
                                        "Mark",
                                        100,
                                        p -> scales.price(p.instrument(), p.markPrice())),
                                Columns.number(
                                        "Unrealised",
                                        100,
                                        p -> money(p.unrealisedPnl()),
                                        p -> sign(p.unrealisedPnl())),
                                Columns.number(
                                        "Realised",
                                        100,
                                        p -> money(p.realisedPnl()),
                                        p -> p.realisedPnl().signum()),
                                Columns.number(
                                        "Unrealised FIFO",
                                        108,
                                        p -> fifo(p, FifoView::unrealisedPnl),
                                        p -> fifoSign(p, FifoView::unrealisedPnl)),
                                Columns.number(
                                        "Realised FIFO",
                                        100,
                                        p -> fifo(p, FifoView::realisedPnl),
                                        p -> fifoSign(p, FifoView::realisedPnl)),
                                Columns.number("Fees", 84, p -> Numbers.fixed(p.fees(), 2)),
                                Columns.text("", 20, _ -> "")));
    }

    private void fillColumns() {
        fills.getColumns()
                .setAll(
                        List.of(
                                Columns.muted("Time", 96, f -> Numbers.dayTime(f.time())),
                                Columns.text("Symbol", 92, f -> f.instrument().symbol().name()),
                                SideColumn.of(FillView::side),
                                Columns.number(
                                        "Price", 92, f -> scales.price(f.instrument(), f.price())),
                                Columns.number(
                                        "Quantity",
                                        92,
                                        f -> scales.quantity(f.instrument(), f.quantity())),
                                Columns.number(
                                        "Value",
                                        92,
                                        f -> Numbers.fixed(f.price().multiply(f.quantity()), 2)),
                                Columns.muted("Role", 60, f -> f.maker() ? "maker" : "taker"),
                                Columns.number(
                                        "Fee",
                                        92,
                                        f -> Numbers.fixed(f.fee(), 4) + " " + f.feeAsset()),
                                Columns.number(
                                        "Realised",
                                        92,
                                        f -> money(f.realisedPnl()),
                                        f -> sign(f.realisedPnl())),
                                Columns.number(
                                        "Realised FIFO",
                                        100,
                                        f -> money(f.fifoPnl()),
                                        f -> sign(f.fifoPnl())),
                                Columns.text("", 20, _ -> "")));
    }

    private void historyColumns() {
        history.getColumns()
                .setAll(
                        List.of(
                                Columns.muted("Time", 96, o -> Numbers.dayTime(o.updatedAt())),
                                Columns.text("Symbol", 92, o -> o.instrument().symbol().name()),
                                SideColumn.of(OrderView::side),
                                Columns.muted("Type", 112, BlotterTables::type),
                                Columns.muted("TIF", 44, o -> o.timeInForce().name()),
                                Columns.number(
                                        "Trigger",
                                        92,
                                        o -> scales.price(o.instrument(), o.triggerPrice())),
                                Columns.number(
                                        "Price", 92, o -> scales.price(o.instrument(), o.price())),
                                Columns.number(
                                        "Average",
                                        92,
                                        o -> scales.price(o.instrument(), o.averagePrice())),
                                Columns.number(
                                        "Quantity",
                                        92,
                                        o -> scales.quantity(o.instrument(), o.quantity())),
                                Columns.number(
                                        "Filled",
                                        92,
                                        o -> scales.quantity(o.instrument(), o.filled())),
                                Columns.text("Status", 84, BlotterTables::status),
                                Columns.muted(
                                        "Reason",
                                        140,
                                        o -> Objects.requireNonNullElse(o.reason(), ""))));
    }

    private void logColumns() {
        log.getColumns()
                .setAll(
                        List.of(
                                Columns.muted("Time", 70, n -> Numbers.time(n.time())),
                                Columns.text("What", 220, Notice::title),
                                Columns.muted("Detail", 480, Notice::detail)));
    }

    private String value(OrderView order) {
        BigDecimal price = order.price();
        return price == null ? Scales.NONE : Numbers.fixed(price.multiply(order.quantity()), 2);
    }

    private static String type(OrderView order) {
        String name = TicketTerms.name(order.type());
        return Boolean.TRUE.equals(order.emulated()) ? name + " *" : name;
    }

    private static String status(OrderView order) {
        return switch (order.status()) {
            case PENDING -> "Sending…";
            case WAITING -> "Waiting";
            case OPEN -> "Open";
            case PARTIALLY_FILLED -> percent(order) + " % filled";
            case FILLED -> "Filled";
            case CANCELLED ->
                    order.filled().signum() > 0
                            ? "Cancelled, " + percent(order) + " %"
                            : "Cancelled";
            case REJECTED -> "Rejected";
        };
    }

    private static String percent(OrderView order) {
        if (order.quantity().signum() == 0 || order.status() == OrderStatus.FILLED) {
            return "100";
        }
        return order.filled()
                .multiply(BigDecimal.valueOf(100))
                .divide(order.quantity(), 0, RoundingMode.DOWN)
                .toPlainString();
    }

    private static String fifo(PositionView position, Function<FifoView, @Nullable BigDecimal> of) {
        FifoView fifo = position.fifo();
        return money(fifo == null ? null : of.apply(fifo));
    }

    private static int fifoSign(
            PositionView position, Function<FifoView, @Nullable BigDecimal> of) {
        FifoView fifo = position.fifo();
        return sign(fifo == null ? null : of.apply(fifo));
    }

    private static String money(@Nullable BigDecimal value) {
        return value == null ? Scales.NONE : Numbers.signed(value, 2);
    }

    private static int sign(@Nullable BigDecimal value) {
        return value == null ? 0 : value.signum();
    }
}
