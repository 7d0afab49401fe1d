package io.aibotiyi.workstation.gallery;

import io.aibotiyi.workstation.shell.Shell;
import java.util.function.Consumer;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;

/** What a hand does before a picture is taken; what is not there is left alone. */
final class Steps {

    private Steps() {}

    /** Runs actions by their id, in order. */
    static Consumer<Shell> run(String... actions) {
        return shell -> {
            for (String action : actions) {
                shell.actions().run(action);
            }
        };
    }

    static Consumer<Shell> type(String id, String text) {
        return shell -> {
            if (shell.scene().lookup('#' + id) instanceof TextInputControl field) {
                field.setText(text);
            }
        };
    }

    /** Presses a button, or flips a toggle. */
    static Consumer<Shell> press(String id) {
        return shell -> {
            if (shell.scene().lookup('#' + id) instanceof ButtonBase button) {
                button.fire();
            }
        };
    }

    /** Ticks a box by what it says. */
    static Consumer<Shell> choose(String box) {
        return shell ->
                shell.scene().getRoot().lookupAll(".check-box").stream()
                        .filter(n -> n instanceof CheckBox b && box.equals(b.getText()))
                        .forEach(n -> ((CheckBox) n).setSelected(true));
    }

    /** Several things within one step: nothing is drawn in between. */
    @SafeVarargs
    static Consumer<Shell> atOnce(Consumer<Shell>... steps) {
        return shell -> {
            for (Consumer<Shell> step : steps) {
                step.accept(shell);
            }
        };
    }
}
