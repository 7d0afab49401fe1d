package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Pins;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Above the ladder: the size with its presets, the exits, and whether a click asks first. */
final class LadderBar extends VBox {

    private static final String NO_EXITS = "No exits";
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final LadderOrders orders;
    private final Arming arming;
    private final Dialogs dialogs;
    private final Consumer<TradingPrefs> remember;
    private final TextField size = new TextField();
    private final List<Button> presets = new ArrayList<>();
    private final ComboBox<String> exits = new ComboBox<>();
    private final ToggleButton armed = new ToggleButton("One click");
    private TradingPrefs prefs;
    private boolean showing;

    /**
     * @param remember given the preferences whenever they are changed here
     */
    LadderBar(
            LadderOrders orders,
            Arming arming,
            Dialogs dialogs,
            TradingPrefs prefs,
            Consumer<TradingPrefs> remember) {
        this.orders = orders;
        this.arming = arming;
        this.dialogs = dialogs;
        this.prefs = prefs;
        this.remember = remember;
        getStyleClass().add("ladder-bar");
        getChildren().addAll(sizeLine(), exitLine());
        showPrefs();
    }

    private HBox sizeLine() {
        Label name = new Label("Size");
        name.getStyleClass().add("figure-name");
        name.setLabelFor(size);
        name.setMinWidth(USE_PREF_SIZE);
        size.setId("ladder-size");
        size.setPromptText("none: to ticket");
        size.setTooltip(
                new Tooltip(
                        "A quantity, a share of what is free (10 %), or what the exits' stop may"
                                + " lose of the equity (risk 0.5 %). Empty: a click fills in the"
                                + " ticket."));
        size.getStyleClass().add("ladder-size");
        size.textProperty().subscribe(this::sized);
        HBox.setHgrow(size, Priority.ALWAYS);
        HBox line = new HBox(name, size);
        for (int i = 0; i < TradingPrefs.SIZES; i++) {
            int index = i;
            Button preset = new Button();
            preset.setId("ladder-size-" + (i + 1));
            preset.getStyleClass().add("share-button");
            preset.setFocusTraversable(false);
            preset.setMinWidth(USE_PREF_SIZE);
            preset.setOnAction(_ -> choose(index));
            preset.setOnContextMenuRequested(event -> {
                keep(index);
                event.consume();
            });
            presets.add(preset);
            line.getChildren().add(preset);
        }
        line.getStyleClass().add("ladder-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private HBox exitLine() {
        exits.setId("ladder-exits");
        exits.setAccessibleText("Exits");
        exits.setMaxWidth(Double.MAX_VALUE);
        exits.setOnAction(_ -> exitsChosen());
        HBox.setHgrow(exits, Priority.ALWAYS);
        armed.setId("ladder-arm");
        armed.getStyleClass().addAll("flat-toggle", "arm");
        armed.setMinWidth(USE_PREF_SIZE);
        armed.setFocusTraversable(false);
        armed.setTooltip(new Tooltip("Place without asking; an amber frame shows it"));
        armed.setOnAction(_ -> arming.set(armed.isSelected()));
        HBox line =
                new HBox(
                        exits,
                        Icons.button(Feather.SLIDERS, "Exit templates…", this::editExits),
                        armed);
        line.getStyleClass().addAll("ladder-line", "kinds");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void attach(Pins pins) {
        pins.add(arming.listen(() -> armed.setSelected(arming.isArmed())));
    }

    /** Takes a preset. */
    void choose(int index) {
        size.setText(prefs.sizes().get(index));
    }

    /** Makes what is typed a preset, if it is a size. */
    void keep(int index) {
        if (SizeRule.parse(size.getText()).isPresent()) {
            change(prefs.withSize(index, size.getText().strip()));
        }
    }

    TradingPrefs prefs() {
        return prefs;
    }

    void setPrefs(TradingPrefs next) {
        prefs = next;
        showPrefs();
    }

    private void sized(String text) {
        boolean wrong = !text.isBlank() && SizeRule.parse(text).isEmpty();
        size.pseudoClassStateChanged(WRONG, wrong);
        orders.setSize(text);
    }

    private void exitsChosen() {
        if (!showing) {
            orders.setExits(chosen());
        }
    }

    private @Nullable ExitTemplate chosen() {
        return prefs.templates().stream()
                .filter(t -> t.name().equals(exits.getValue()))
                .findFirst()
                .orElse(null);
    }

    /** Opens the form that makes, changes and removes templates. */
    void editExits() {
        ExitTemplateForm form =
                new ExitTemplateForm(dialogs, prefs, exits.getValue(), this::change);
        dialogs.show(form, form.first(), () -> {});
    }

    private void change(TradingPrefs next) {
        prefs = next;
        showPrefs();
        remember.accept(next);
    }

    private void showPrefs() {
        showing = true;
        String before = exits.getValue();
        List<String> names = new ArrayList<>(List.of(NO_EXITS));
        prefs.templates().forEach(t -> names.add(t.name()));
        exits.getItems().setAll(names);
        exits.setValue(before != null && names.contains(before) ? before : NO_EXITS);
        for (int i = 0; i < presets.size(); i++) {
            presets.get(i).setText(prefs.sizes().get(i));
            presets.get(i)
                    .setTooltip(new Tooltip("Right click keeps what is typed as this preset"));
        }
        showing = false;
        exitsChosen();
    }
}
