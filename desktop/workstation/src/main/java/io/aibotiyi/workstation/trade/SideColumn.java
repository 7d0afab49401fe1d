package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.workstation.look.Columns;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The column that says buy or sell, in colour and with an arrow. */
final class SideColumn {

    private SideColumn() {}

    static <R> TableColumn<R, R> of(Function<R, Side> of) {
        TableColumn<R, R> column = Columns.column("Side", 60);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        getStyleClass().removeAll("buy", "sell");
                        if (empty || row == null) {
                            setText(null);
                            return;
                        }
                        Side side = of.apply(row);
                        setText(side == Side.BUY ? "▲ Buy" : "▼ Sell");
                        getStyleClass().add(side == Side.BUY ? "buy" : "sell");
                    }
                });
        return column;
    }
}
