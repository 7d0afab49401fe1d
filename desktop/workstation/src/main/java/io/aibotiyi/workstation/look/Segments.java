package io.aibotiyi.workstation.look;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A few alternatives beside each other, the first of them chosen at the beginning. */
public final class Segments<T> extends HBox {

    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * @param chosen told when a person chooses
     */
    public Segments(List<T> all, Function<T, String> words, Consumer<T> chosen) {
        getStyleClass().add("segmented");
        setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (T one : all) {
            ToggleButton button = new ToggleButton(words.apply(one));
            button.getStyleClass().add("flat-toggle");
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                button.setSelected(true);
                chosen.accept(one);
            });
            buttons.put(one, button);
            getChildren().add(button);
        }
        select(all.getFirst());
    }

    /** Shows one as chosen and tells nobody. */
    public void select(T one) {
        ToggleButton button = buttons.get(one);
        if (button != null) {
            button.setSelected(true);
        }
    }

    /** On a line of its own, above a table. */
    public HBox head() {
        HBox head = new HBox(this);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("table-tools", "section-head");
        return head;
    }
}
