package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/**
 * Parent orders with their progress. Slippage is in basis points, positive is worse. The backend
 * neither pauses nor resumes them, so neither is offered.
 */
final class ParentTable {

    private final Desk desk;
    private final Scales scales;
    private final TableView<ParentView> table = Columns.table("parent-orders");

    ParentTable(Desk desk) {
        this.desk = desk;
        scales = new Scales(desk.market());
        table.setId("parent-orders");
        table.getColumns()
                .setAll(
                        List.of(
                                firm(Columns.muted("Start", 74, p -> Numbers.time(p.start()))),
                                firm(
                                        Columns.text(
                                                "Symbol", 84, p -> p.instrument().symbol().name())),
                                firm(SideColumn.of(ParentView::side)),
                                Columns.text("Way", 64, p -> name(p.algorithm())),
                                Columns.number(
                                        "Quantity",
                                        84,
                                        p -> scales.quantity(p.instrument(), p.quantity())),
                                Columns.number(
                                        "Filled",
                                        84,
                                        p -> scales.quantity(p.instrument(), p.filled())),
                                Columns.number("%", 44, ParentTable::share),
                                Columns.number(
                                        "Average",
                                        84,
                                        p -> scales.price(p.instrument(), p.averagePrice())),
                                Columns.number(
                                        "Arrival bp",
                                        76,
                                        p -> points(p.arrivalSlippage()),
                                        p -> -sign(p.arrivalSlippage())),
                                Columns.number(
                                        "VWAP bp",
                                        76,
                                        p -> points(p.vwapSlippage()),
                                        p -> -sign(p.vwapSlippage())),
                                Columns.number("Parts", 48, p -> String.valueOf(p.children())),
                                firm(Columns.muted("Until", 74, p -> Numbers.time(p.end()))),
                                Columns.text("Status", 84, p -> name(p.status())),
                                Columns.muted(
                                        "Reason",
                                        120,
                                        p -> Objects.requireNonNullElse(p.reason(), "")),
                                cancelColumn()));
    }

    /** A column that is never cut, whatever the others want. */
    private static <R> TableColumn<R, R> firm(TableColumn<R, R> column) {
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    TableView<ParentView> table() {
        return table;
    }

    int count() {
        return table.getItems().size();
    }

    void attach(Pins pins, Runnable shown) {
        pins.add(
                desk.parents()
                        .parents()
                        .listen(all -> {
                            if (!table.getItems().equals(all)) {
                                table.getItems().setAll(all);
                            }
                            shown.run();
                        }));
        pins.add(desk.parents().health().listen(_ -> shown.run()));
        pins.add(desk.parents().cancelling().listen(_ -> table.refresh()));
        pins.add(desk.market().instruments().listen(_ -> table.refresh()));
    }

    static String name(Algorithm algorithm) {
        return switch (algorithm) {
            case TWAP -> "TWAP";
            case VWAP -> "VWAP";
            case POV -> "POV";
            case ICEBERG -> "Iceberg";
            case BEST_PRICE -> "Best price";
        };
    }

    private static String name(ParentStatus status) {
        return switch (status) {
            case WORKING -> "Working";
            case CANCELLING -> "Ending…";
            case COMPLETED -> "Completed";
            case CANCELLED -> "Cancelled";
            case EXPIRED -> "Expired";
            case FAILED -> "Failed";
        };
    }

    private static String share(ParentView parent) {
        return parent.filled()
                .movePointRight(2)
                .divide(parent.quantity(), 0, RoundingMode.DOWN)
                .toPlainString();
    }

    private static String points(@Nullable BigDecimal points) {
        return points == null ? Scales.NONE : Numbers.signed(points, 2);
    }

    private static int sign(@Nullable BigDecimal value) {
        return value == null ? 0 : value.signum();
    }

    private TableColumn<ParentView, ParentView> cancelColumn() {
        TableColumn<ParentView, ParentView> column = firm(Columns.column("", 72));
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final Button cancel = new Button("Cancel");

                    {
                        cancel.getStyleClass().add("text-button");
                        cancel.setFocusTraversable(false);
                        cancel.setOnAction(_ -> desk.parents().cancel(getItem().id()));
                    }

                    @Override
                    protected void updateItem(@Nullable ParentView row, boolean empty) {
                        super.updateItem(row, empty);
                        if (empty || row == null || row.status() != ParentStatus.WORKING) {
                            setGraphic(null);
                            return;
                        }
                        ParentOrderId id = row.id();
                        boolean asked = desk.parents().cancelling().get().contains(id);
                        cancel.setDisable(asked);
                        cancel.setText(asked ? "Asked…" : "Cancel");
                        setGraphic(cancel);
                    }
                });
        return column;
    }
}
