package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.OrderView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keyboard on the table of open orders: Enter amends the chosen order, Delete cancels it. What
 * is chosen is an order, not a row: rows that come and go never bring another one under the keys.
 * FX thread only.
 */
final class OpenOrderKeys {

    private final TableView<OrderView> table;
    private final Predicate<OrderView> amendable;
    private final Consumer<OrderView> amend;
    private final Consumer<OrderView> cancel;

    OpenOrderKeys(
            TableView<OrderView> table,
            Predicate<OrderView> amendable,
            Consumer<OrderView> amend,
            Consumer<OrderView> cancel) {
        this.table = table;
        this.amendable = amendable;
        this.amend = amend;
        this.cancel = cancel;
        table.setOnKeyPressed(this::pressed);
    }

    private void pressed(KeyEvent event) {
        OrderView chosen = table.getSelectionModel().getSelectedItem();
        if (chosen == null || !event.getTarget().equals(table)) {
            return;
        }
        if (event.getCode() == KeyCode.DELETE) {
            cancel.accept(chosen);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && amendable.test(chosen)) {
            amend.accept(chosen);
            event.consume();
        }
    }

    /** Shows other rows; the same order stays chosen, or none if it is gone. */
    void show(List<OrderView> rows) {
        if (table.getItems().equals(rows)) {
            return;
        }
        OrderView before = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(rows);
        table.getSelectionModel().clearSelection();
        for (int i = 0; before != null && i < rows.size(); i++) {
            if (rows.get(i).id().equals(before.id())) {
                table.getSelectionModel().select(i);
            }
        }
    }
}
