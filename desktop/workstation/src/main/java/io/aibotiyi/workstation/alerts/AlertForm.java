package io.aibotiyi.workstation.alerts;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.catalogue.Catalogue;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.MarketAlerts.AlertTerms;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.workstation.alerts.AlertDraft.Kind;
import io.aibotiyi.workstation.look.Choices;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Sets an alert or changes one; says why it cannot as long as it cannot. FX thread only. */
final class AlertForm extends VBox {

    private final Desk desk;
    private final InstrumentId instrument;
    final ComboBox<Kind> kind = combo("alert-kind", Kind.values(), Kind::title);
    final ComboBox<PriceKind> price = combo("alert-price", PriceKind.values(), AlertWords::name);
    final ComboBox<Test> test = combo("alert-test", Test.values(), AlertWords::name);
    final ComboBox<Move> move = combo("alert-move", Move.values(), AlertWords::name);
    final ComboBox<PositionFigure> figure =
            combo("alert-figure", PositionFigure.values(), AlertWords::name);
    final Choices events =
            new Choices(Arrays.stream(OrderEvent.values()).map(AlertWords::name).toList());
    final TextField value = field("alert-value", "");
    final TextField window = field("alert-window", "5");
    final TextField timeframe = field("alert-timeframe", "1m");
    final CheckBox onClose = new CheckBox("Only when a bar is final");
    final ComboBox<Indicator> indicator =
            combo(
                    "alert-indicator",
                    Catalogue.standard().all().toArray(Indicator[]::new),
                    Indicator::title);
    final TextField settings = field("alert-settings", "");
    final ComboBox<String> output = combo("alert-output", new String[0], Function.identity());
    final TextArea formula = Form.area("close > sma(close, 20)");
    final ComboBox<Frequency> frequency =
            combo("alert-frequency", Frequency.values(), AlertWords::name);
    final TextField hours = field("alert-hours", "");
    final TextField note = field("alert-note", "");
    final ComboBox<Optional<AlertSound>> sound = new ComboBox<>();
    final CheckBox mail = new CheckBox("Also by mail");
    private final Label valueName = new Label();
    private final Label lineWords = Form.text("");
    private final Label problem = Form.error();
    private final Button keep;
    private final VBox priceLine = Form.line("Which price", price);
    private final VBox testLine = Form.line("When it", test);
    private final VBox moveLine = Form.line("Direction", move);
    private final VBox figureLine = Form.line("Figure", figure);
    private final VBox eventsLine = Form.line("When an order is", events);
    private final VBox valueLine = new VBox(valueName, value);
    private final VBox windowLine = Form.line("Within, minutes", window);
    private final VBox barLine = Form.line("Timeframe", timeframe);
    private final VBox indicatorLine = Form.line("Indicator", indicator);
    private final VBox settingsLine = Form.line("Settings", settings);
    private final VBox outputLine = Form.line("Line", output);
    private final VBox formulaLine = Form.line("Formula", formula);
    private @Nullable LineCondition line;

    /**
     * @param verb of the button that keeps it
     * @param done given the terms once they fit and are kept
     */
    AlertForm(
            Desk desk,
            Dialogs dialogs,
            InstrumentId instrument,
            String title,
            String verb,
            Consumer<AlertTerms> done) {
        this.desk = desk;
        this.instrument = instrument;
        getStyleClass().addAll("confirm", "wide-dialog", "alert-form");
        sound.setId("alert-sound");
        sound.getItems().add(Optional.empty());
        Arrays.stream(AlertSound.values()).map(Optional::of).forEach(sound.getItems()::add);
        sound.setConverter(names(s -> s.map(AlertSound::title).orElse("None")));
        sound.setValue(Optional.of(AlertSound.BELL));
        hours.setPromptText("never");
        settings.setPromptText("defaults");
        note.setPrefColumnCount(34);
        formula.setId("alert-formula");
        onClose.setSelected(true);
        valueName.getStyleClass().add("figure-name");
        valueName.setLabelFor(value);
        valueLine.getStyleClass().add("form-line");
        keep = Form.main(verb, "plain", () -> keep(dialogs, done));
        keep.setId("alert-keep");
        keep.setDefaultButton(true);
        getChildren()
                .addAll(
                        Form.title(title),
                        fields(
                                Form.line("Watch", kind),
                                priceLine,
                                figureLine,
                                moveLine,
                                indicatorLine,
                                settingsLine,
                                outputLine,
                                testLine,
                                valueLine,
                                windowLine,
                                barLine),
                        eventsLine,
                        formulaLine,
                        lineWords,
                        onClose,
                        fields(
                                Form.line("Tell", frequency),
                                Form.line("Ends after, hours", hours),
                                Form.line("Sound", sound)),
                        Form.line("Note", note),
                        mail,
                        problem,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), keep));
        listen();
        indicator.setValue(Catalogue.standard().get("rsi"));
        changed();
    }

    private void listen() {
        for (ComboBox<?> box : List.of(kind, price, test, move, figure, output, frequency)) {
            box.valueProperty().subscribe(this::changed);
        }
        for (TextField field : List.of(value, window, timeframe, settings, hours, note)) {
            field.textProperty().subscribe(this::changed);
        }
        formula.textProperty().subscribe(this::changed);
        events.onChange(this::changed);
        onClose.selectedProperty().subscribe(this::changed);
        indicator.valueProperty().subscribe(this::outputs);
    }

    private void outputs() {
        Indicator chosen = indicator.getValue();
        if (chosen != null) {
            output.getItems().setAll(chosen.outputs().stream().map(Output::name).toList());
            output.setValue(output.getItems().getFirst());
        }
    }

    /** What should have the keyboard first. */
    Node first() {
        return value.isVisible() ? value : kind;
    }

    /** Begins with a price. */
    void atPrice(String text) {
        kind.setValue(Kind.PRICE);
        test.setValue(Test.CROSSES);
        value.setText(text);
    }

    /** Begins with a drawn line. */
    void onLine(LineCondition drawn) {
        line = drawn;
        kind.setValue(Kind.LINE);
        test.setValue(drawn.test());
    }

    private void changed() {
        Kind now = kind.getValue();
        boolean computed = now == Kind.INDICATOR || now == Kind.FORMULA;
        shown(priceLine, now == Kind.PRICE);
        shown(figureLine, now == Kind.POSITION);
        shown(moveLine, now == Kind.CHANGE);
        shown(windowLine, now == Kind.CHANGE);
        shown(indicatorLine, now == Kind.INDICATOR);
        shown(settingsLine, now == Kind.INDICATOR);
        shown(outputLine, now == Kind.INDICATOR && output.getItems().size() > 1);
        shown(formulaLine, now == Kind.FORMULA);
        shown(eventsLine, now == Kind.ORDER);
        shown(lineWords, now == Kind.LINE);
        shown(onClose, computed);
        shown(
                testLine,
                now == Kind.PRICE
                        || now == Kind.LINE
                        || now == Kind.INDICATOR
                        || now == Kind.POSITION);
        shown(
                valueLine,
                now == Kind.PRICE
                        || now == Kind.CHANGE
                        || now == Kind.INDICATOR
                        || now == Kind.POSITION);
        shown(barLine, computed || frequency.getValue() == Frequency.ONCE_PER_BAR);
        valueName.setText(now == Kind.PRICE ? "Price" : now == Kind.CHANGE ? "Percent" : "Value");
        lineWords.setText(AlertWords.of(line));
        AlertDraft.Check check = draft().check(desk.clock().instant());
        problem.setText(check.problem());
        keep.setDisable(check.terms().isEmpty());
    }

    private AlertDraft draft() {
        Test tested = test.getValue();
        LineCondition drawn = line;
        return new AlertDraft(
                kind.getValue(),
                instrument,
                desk.trading().account().get().map(AccountView::id).orElse(null),
                price.getValue(),
                tested,
                move.getValue(),
                figure.getValue(),
                Arrays.stream(OrderEvent.values())
                        .filter(e -> events.chosen().contains(AlertWords.name(e)))
                        .toList(),
                drawn == null
                        ? null
                        : new LineCondition(
                                drawn.instrument(),
                                drawn.from(),
                                drawn.to(),
                                drawn.reach(),
                                tested),
                value.getText(),
                window.getText(),
                timeframe.getText(),
                onClose.isSelected(),
                indicator.getValue(),
                settings.getText(),
                output.getValue() == null ? "" : output.getValue(),
                formula.getText(),
                frequency.getValue(),
                hours.getText(),
                note.getText(),
                sound.getValue().orElse(null),
                mail.isSelected());
    }

    private void keep(Dialogs dialogs, Consumer<AlertTerms> done) {
        draft().check(desk.clock().instant())
                .terms()
                .ifPresent(terms -> {
                    dialogs.closeTop();
                    done.accept(terms);
                });
    }

    private static FlowPane fields(Node... all) {
        FlowPane fields = new FlowPane(12, 8, all);
        fields.setPrefWrapLength(660);
        return fields;
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPrefColumnCount(10);
        return field;
    }

    private static <T> ComboBox<T> combo(String id, T[] values, Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setConverter(names(name));
        if (values.length > 0) {
            box.setValue(values[0]);
        }
        return box;
    }

    private static <T> StringConverter<T> names(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("Nothing is typed here: " + text);
            }
        };
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
