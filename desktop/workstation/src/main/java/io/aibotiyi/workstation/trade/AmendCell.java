package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.look.NumberLabel;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * A number of an order that a double click makes editable: Enter asks for the change, Escape and
 * leaving the field give it up. What was asked for and is not answered is shown in its place.
 */
final class AmendCell extends TableCell<OrderView, OrderView> {

    private static final PseudoClass PENDING = PseudoClass.getPseudoClass("pending");

    private final NumberLabel number = new NumberLabel();
    private final Shown shown;
    private final BiConsumer<OrderView, String> ask;
    private @Nullable TextField field;

    /** How a row says its number, and what it may be amended from; null if it cannot. */
    record Shown(
            Function<OrderView, String> text,
            Function<OrderView, @Nullable BigDecimal> value,
            Function<OrderView, @Nullable String> asked) {}

    /**
     * @param ask given the row and what was typed
     */
    AmendCell(Shown shown, BiConsumer<OrderView, String> ask) {
        this.shown = shown;
        this.ask = ask;
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                begin();
                event.consume();
            }
        });
    }

    /** Makes the number editable, if it can be amended. */
    void begin() {
        OrderView row = isEmpty() ? null : getItem();
        BigDecimal value = row == null ? null : shown.value().apply(row);
        if (row == null || value == null || field != null) {
            return;
        }
        TextField typed = new TextField(value.stripTrailingZeros().toPlainString());
        typed.getStyleClass().add("amend-field");
        typed.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, row, typed));
        typed.focusedProperty()
                .subscribe((before, has) -> {
                    if (before && !has) {
                        end();
                    }
                });
        field = typed;
        setGraphic(typed);
        typed.requestFocus();
        typed.selectAll();
    }

    private void key(KeyEvent event, OrderView row, TextField typed) {
        if (event.getCode() == KeyCode.ENTER) {
            end();
            ask.accept(row, typed.getText());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            end();
            event.consume();
        }
    }

    private void end() {
        if (field != null) {
            field = null;
            updateItem(getItem(), isEmpty());
            getTableView().requestFocus();
        }
    }

    @Override
    protected void updateItem(@Nullable OrderView row, boolean empty) {
        OrderView before = getItem();
        super.updateItem(row, empty);
        if (field != null && before != null && row != null && before.id().equals(row.id())) {
            return;
        }
        field = null;
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        String asked = shown.asked().apply(row);
        number.setNumber(asked == null ? shown.text().apply(row) : "→ " + asked);
        number.pseudoClassStateChanged(PENDING, asked != null);
        setGraphic(number);
    }
}
