package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Timeframe;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A chart's timeframes: a button each, or where there is little room one that lists them. */
final class TimeframeBar extends HBox {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Map<Timeframe, ToggleButton> buttons = new LinkedHashMap<>();
    private final MenuButton list = new MenuButton("—");

    /**
     * @param select given what is chosen
     */
    TimeframeBar(Consumer<Timeframe> select) {
        getStyleClass().add("timeframes");
        setAlignment(Pos.CENTER);
        for (Timeframe timeframe : Timeframe.COMMON) {
            ToggleButton button = new ToggleButton(timeframe.toString());
            button.setFocusTraversable(false);
            button.getStyleClass().add("flat-toggle");
            button.setOnAction(_ -> {
                button.setSelected(true);
                select.accept(timeframe);
            });
            buttons.put(timeframe, button);
            MenuItem item = new MenuItem(timeframe.toString());
            item.setOnAction(_ -> button.fire());
            list.getItems().add(item);
        }
        list.setFocusTraversable(false);
        list.getStyleClass().add("timeframe-list");
        getChildren().addAll(buttons.values());
        getChildren().add(list);
        setMinWidth(USE_PREF_SIZE);
        setNarrow(false);
    }

    /** Whether one button stands for all. */
    void setNarrow(boolean narrow) {
        buttons.values()
                .forEach(button -> {
                    button.setVisible(!narrow);
                    button.setManaged(!narrow);
                });
        list.setVisible(narrow);
        list.setManaged(narrow);
    }

    /** Shows what the chart shows; null for nothing. */
    void show(@Nullable Timeframe shown) {
        buttons.forEach((timeframe, button) -> button.setSelected(timeframe.equals(shown)));
        list.setText(shown == null ? "—" : shown.toString());
    }

    /** Chooses by place, counted from 0; nothing happens where there is none. */
    void fire(int index) {
        buttons.values().stream().skip(index).findFirst().ifPresent(ToggleButton::fire);
    }

    /** Whether a button shows as chosen, for tests. */
    boolean isChosen(Timeframe timeframe) {
        return Optional.ofNullable(buttons.get(timeframe))
                .filter(b -> b.getPseudoClassStates().contains(SELECTED))
                .isPresent();
    }
}
