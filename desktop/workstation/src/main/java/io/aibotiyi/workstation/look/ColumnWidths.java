package io.aibotiyi.workstation.look;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Makes a table's columns as wide as its text needs; widths that a person dragged stay in step. */
final class ColumnWidths {

    private final TableView<?> table;
    private double factor = 1;

    ColumnWidths(TableView<?> table) {
        this.table = table;
    }

    void scale(double next) {
        double by = next / factor;
        factor = next;
        if (by == 1) {
            return;
        }
        for (TableColumn<?, ?> column : table.getColumns()) {
            column.setMinWidth(column.getMinWidth() * by);
            column.setPrefWidth(column.getPrefWidth() * by);
        }
    }
}
