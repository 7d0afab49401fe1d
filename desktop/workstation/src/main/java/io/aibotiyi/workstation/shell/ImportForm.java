package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.Dialogs;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks which file holds a workspace: typed, or chosen in the system's own dialog. */
final class ImportForm extends VBox {

    private final TextField path = new TextField();

    /**
     * @param read given the path; answers why it could not be imported, empty if it was
     */
    ImportForm(Dialogs dialogs, FileDialogs files, UnaryOperator<String> read) {
        getStyleClass().add("confirm");
        path.setId("import-path");
        Label error = Form.error();
        Button go =
                Form.main(
                        "Import",
                        "plain",
                        () -> {
                            String problem = read.apply(path.getText());
                            error.setText(problem);
                            if (problem.isEmpty()) {
                                dialogs.closeTop();
                            }
                        });
        go.setId("import-go");
        go.setDefaultButton(true);
        go.disableProperty().bind(path.textProperty().isEmpty());
        Button choose =
                Form.plain(
                        "Choose…",
                        () ->
                                files.chooseFile(getScene().getWindow(), "Workspaces", "*.json")
                                        .ifPresent(p -> path.setText(p.toString())));
        choose.setVisible(files.areAvailable());
        choose.setManaged(files.areAvailable());
        getChildren()
                .addAll(
                        Form.title("Import a workspace"),
                        Form.text(
                                "From a file that was exported. What cannot be read is left out"
                                        + " and named; the workspaces you have stay."),
                        Form.line("File", path),
                        error,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), choose, go));
    }

    Node first() {
        return path;
    }
}
