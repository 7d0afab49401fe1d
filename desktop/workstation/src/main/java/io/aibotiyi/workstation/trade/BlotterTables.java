package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Margin.MarginPositionView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.protocol.Trading.OrderSupport;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.protocol.Trading.SupportLevel;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The tables of the blotter, filled once per pulse at most. */
final class BlotterTables {

    private final Desk desk;
    private final Scales scales;
    private final TableView<OrderView> open = Columns.table("open-orders");
    private final TableView<PositionView> positions = Columns.table("positions");
    private final TableView<FillView> fills = Columns.table("fills");
    private final TableColumn<OrderView, OrderView> group =
            firm(Columns.muted("Group", 76, this::role));
    private final TableView<OrderView> history = Columns.table("history");
    private final TableView<Notice> log = Columns.table("log");

    private final Dialogs dialogs;
    private final OpenOrderKeys keys;

    BlotterTables(Desk desk, Dialogs dialogs) {
        this.desk = desk;
        this.dialogs = dialogs;
        scales = new Scales(desk.market());
        keys =
                new OpenOrderKeys(
                        open,
                        this::amendable,
                        this::openAmend,
                        order -> desk.orders().cancel(order.id()));
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
        pins.add(desk.orders().amending().listen(_ -> open.refresh()));
        pins.add(desk.orders().support().listen(_ -> open.refresh()));
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
        keys.show(OrderRows.open(orders));
        group.setVisible(open.getItems().stream().anyMatch(o -> o.group() != null));
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
                                firm(Columns.muted("Time", 70, o -> Numbers.time(o.createdAt()))),
                                firm(
                                        Columns.text(
                                                "Symbol", 84, o -> o.instrument().symbol().name())),
                                SideColumn.of(OrderView::side),
                                group,
                                Columns.muted("Type", 108, BlotterTables::type),
                                Columns.muted("TIF", 44, o -> o.timeInForce().name()),
                                firm(
                                        Columns.number(
                                                "Trigger",
                                                84,
                                                o ->
                                                        scales.price(
                                                                o.instrument(), o.triggerPrice()))),
                                amendable(
                                        "Price",
                                        104,
                                        new AmendCell.Shown(
                                                o -> scales.price(o.instrument(), o.price()),
                                                o -> amendable(o) ? o.price() : null,
                                                o -> asked(o, AmendOrder::price)),
                                        (o, t) -> ask(o, "", t)),
                                amendable(
                                        "Quantity",
                                        84,
                                        new AmendCell.Shown(
                                                o -> scales.quantity(o.instrument(), o.quantity()),
                                                o -> amendable(o) ? o.quantity() : null,
                                                o -> asked(o, AmendOrder::quantity)),
                                        (o, t) -> ask(o, t, "")),
                                Columns.number(
                                        "Filled",
                                        84,
                                        o -> scales.quantity(o.instrument(), o.filled())),
                                Columns.number("Value", 80, this::value),
                                firm(Columns.text("Status", 88, BlotterTables::status)),
                                deedColumn()));
    }

    private TableColumn<OrderView, OrderView> amendable(
            String name, double width, AmendCell.Shown shown, BiConsumer<OrderView, String> ask) {
        TableColumn<OrderView, OrderView> column = firm(Columns.column(name, width));
        column.getStyleClass().addAll("number-column", "amendable");
        column.setCellFactory(_ -> new AmendCell(shown, ask));
        return column;
    }

    /** A column that is never cut, whatever the others want. */
    private static <R> TableColumn<R, R> firm(TableColumn<R, R> column) {
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    private boolean amendable(OrderView order) {
        OrderSupport support = desk.orders().support().get().get(order.instrument().venue());
        boolean known =
                support != null && support.of(OrderFeature.AMEND).level() != SupportLevel.REFUSED;
        return known && order.status() != OrderStatus.PENDING && asked(order) == null;
    }

    private @Nullable AmendOrder asked(OrderView order) {
        AmendOrder sent = desk.orders().amending().get().get(order.id());
        return sent == null ? order.amending() : sent;
    }

    private @Nullable String asked(OrderView order, Function<AmendOrder, @Nullable BigDecimal> of) {
        AmendOrder asked = asked(order);
        BigDecimal value = asked == null ? null : of.apply(asked);
        return value == null ? null : Numbers.plain(value);
    }

    private void ask(OrderView order, String quantity, String price) {
        scales.instrument(order.instrument())
                .ifPresent(instrument -> {
                    AmendRules.Outcome outcome =
                            new AmendRules(instrument, order).check(quantity, price, "");
                    outcome.change().ifPresent(change -> desk.orders().amend(order, change));
                    if (!outcome.problem().isEmpty()) {
                        desk.notices()
                                .show(Notice.Level.ATTENTION, "Not amended", outcome.problem());
                    }
                });
    }

    /** Opens the form that changes an order. */
    void openAmend(OrderView order) {
        scales.instrument(order.instrument())
                .ifPresent(instrument -> {
                    AmendForm form =
                            new AmendForm(desk, dialogs, new AmendRules(instrument, order));
                    dialogs.show(form, form.first(), () -> {});
                });
    }

    private TableColumn<OrderView, OrderView> deedColumn() {
        TableColumn<OrderView, OrderView> column = Columns.column("", 116);
        column.setMinWidth(116);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final Button cancel = new Button("Cancel");
                    private final Button amend = new Button("Amend");
                    private final HBox deeds = new HBox(amend, cancel);

                    {
                        cancel.getStyleClass().add("text-button");
                        cancel.setFocusTraversable(false);
                        cancel.setOnAction(_ -> desk.orders().cancel(getItem().id()));
                        amend.getStyleClass().add("text-button");
                        amend.setFocusTraversable(false);
                        amend.setOnAction(_ -> openAmend(getItem()));
                        deeds.setAlignment(Pos.CENTER_RIGHT);
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
                        cancel.setTooltip(
                                row.group() == null
                                        ? null
                                        : new Tooltip("Ends its group: one exit ends the other"));
                        amend.setVisible(amendable(row));
                        setGraphic(deeds);
                    }
                });
        return column;
    }

    private void positionColumns() {
        positions
                .getColumns()
                .setAll(
                        List.of(
                                Columns.text("Symbol", 124, p -> p.instrument().symbol().name()),
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
                                        "Liquidation",
                                        100,
                                        p -> scales.price(p.instrument(), liquidation(p))),
                                Columns.number("Margin ratio", 84, this::marginRatio),
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

    /** The estimated mark at which the account is liquidated; absent without a margin position. */
    private @Nullable BigDecimal liquidation(PositionView position) {
        return margin(position)
                .flatMap(m ->
                        m.positions().stream()
                                .filter(p -> p.instrument().equals(position.instrument()))
                                .findFirst())
                .map(MarginPositionView::liquidationPrice)
                .orElse(null);
    }

    /** Of the account, whose cash stands for all its perpetuals: at 100 % it is liquidated. */
    private String marginRatio(PositionView position) {
        return margin(position)
                .map(MarginView::ratio)
                .map(r -> Numbers.fixed(r.movePointRight(2), 2) + " %")
                .orElse(Scales.NONE);
    }

    /** Empty for a spot position. */
    private Optional<MarginView> margin(PositionView position) {
        return desk.trading()
                .portfolio()
                .get()
                .map(PortfolioView::margin)
                .filter(m ->
                        m.positions().stream()
                                .anyMatch(p -> p.instrument().equals(position.instrument())));
    }

    private String role(OrderView order) {
        return OrderRows.role(open.getItems(), order);
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
