package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.spaces.Dialogs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes named exits. */
final class ExitTemplateForm extends VBox {

    private final TextField name = new TextField();
    private final TextField targets = new TextField();
    private final TextField stop = new TextField();
    private final CheckBox trailing = new CheckBox("The stop trails the market at that distance");
    private final TextField breakEven = new TextField();
    private final Label problem = Form.error();
    private final Button save;

    /**
     * @param shown name of the one to begin with; another for a new one
     * @param changed given the preferences with the change
     */
    ExitTemplateForm(
            Dialogs dialogs,
            TradingPrefs prefs,
            @Nullable String shown,
            Consumer<TradingPrefs> changed) {
        getStyleClass().add("confirm");
        name.setId("exits-name");
        targets.setId("exits-targets");
        stop.setId("exits-stop");
        trailing.setId("exits-trailing");
        breakEven.setId("exits-break-even");
        prefs.templates().stream()
                .filter(t -> t.name().equals(shown))
                .findFirst()
                .ifPresent(this::fill);
        save =
                Form.main(
                        "Save",
                        "plain",
                        () ->
                                template()
                                        .ifPresent(t -> {
                                            dialogs.closeTop();
                                            changed.accept(prefs.with(t));
                                        }));
        save.setId("exits-save");
        save.setDefaultButton(true);
        Button remove =
                Form.plain(
                        "Remove",
                        () -> {
                            dialogs.closeTop();
                            changed.accept(prefs.without(name.getText().strip()));
                        });
        remove.setId("exits-remove");
        getChildren()
                .addAll(
                        Form.title("Exit template"),
                        Form.text(
                                "Distances are in ticks from the entry. Several targets divide the"
                                        + " order: 200:50, 400:50 closes half at 200 ticks and half"
                                        + " at 400, each with its own stop."),
                        Form.line("Name", name),
                        Form.line("Targets", targets),
                        Form.line("Stop", stop),
                        trailing,
                        Form.line(
                                "To break-even after, moved by this window while it is open",
                                breakEven),
                        problem,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), remove, save));
        for (TextField field : List.of(name, targets, stop, breakEven)) {
            field.textProperty().subscribe(this::show);
        }
        trailing.selectedProperty().subscribe(this::show);
        show();
        problem.setText("");
    }

    private void fill(ExitTemplate template) {
        name.setText(template.name());
        targets.setText(template.targetText());
        stop.setText(String.valueOf(template.stopTicks()));
        trailing.setSelected(template.trailing());
        breakEven.setText(
                template.breakEvenTicks() == 0 ? "" : String.valueOf(template.breakEvenTicks()));
    }

    private Optional<ExitTemplate> template() {
        Optional<List<ExitTemplate.Target>> goals = ExitTemplate.targets(targets.getText());
        int ticks = whole(stop.getText());
        int after = breakEven.getText().isBlank() ? 0 : whole(breakEven.getText());
        problem.setText("");
        if (goals.isEmpty()) {
            problem.setText("Targets are ticks (400), or ticks and percent (200:50, 400:50).");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ExitTemplate(
                            name.getText().strip(),
                            goals.get(),
                            ticks,
                            trailing.isSelected(),
                            after));
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            return Optional.empty();
        }
    }

    /** -1 if it is no whole number, which no distance is. */
    private static int whole(String typed) {
        BigDecimal value = TicketRules.parse(typed);
        return value == null || value.stripTrailingZeros().scale() > 0 || value.precision() > 9
                ? -1
                : value.intValue();
    }

    private void show() {
        save.setDisable(template().isEmpty());
    }

    Node first() {
        return name;
    }
}
