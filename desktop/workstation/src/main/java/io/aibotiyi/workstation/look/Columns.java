package io.aibotiyi.workstation.look;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** Columns of tables, all in one manner. */
public final class Columns {

    private Columns() {}

    public static <R> TableView<R> table(String styleClass) {
        TableView<R> table = new TableView<>();
        table.getStyleClass().addAll("slow-table", styleClass);
        TextScale.follow(table, new ColumnWidths(table)::scale);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        return table;
    }

    public static <R> TableColumn<R, R> text(String name, double width, Function<R, String> of) {
        TableColumn<R, R> column = column(name, width);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        setText(empty || row == null ? null : of.apply(row));
                    }
                });
        return column;
    }

    public static <R> TableColumn<R, R> muted(String name, double width, Function<R, String> of) {
        TableColumn<R, R> column = text(name, width, of);
        column.getStyleClass().add("muted-column");
        return column;
    }

    /** Right-aligned, trailing zeros faint, coloured by the sign that {@code sign} tells. */
    public static <R> TableColumn<R, R> number(
            String name, double width, Function<R, String> of, ToIntFunction<R> sign) {
        TableColumn<R, R> column = column(name, width);
        column.getStyleClass().add("number-column");
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final NumberLabel number = new NumberLabel();

                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        if (empty || row == null) {
                            setGraphic(null);
                            return;
                        }
                        number.setNumber(of.apply(row));
                        number.setSign(sign.applyAsInt(row));
                        setGraphic(number);
                    }
                });
        return column;
    }

    public static <R> TableColumn<R, R> number(String name, double width, Function<R, String> of) {
        return number(name, width, of, _ -> 0);
    }

    public static <R> TableColumn<R, R> column(String name, double width) {
        TableColumn<R, R> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 40));
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        return column;
    }
}
