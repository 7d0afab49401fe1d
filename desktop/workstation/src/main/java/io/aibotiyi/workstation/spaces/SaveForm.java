package io.aibotiyi.workstation.spaces;

import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.replay.FileDialogs;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * Asks where a file shall be written: typed, or chosen in the system's own dialog where there is
 * one. What writes it must refuse a file that exists.
 */
public final class SaveForm extends VBox {

    private final TextField path = new TextField();

    /**
     * @param suggested a file name without a folder
     * @param verb on the button: "Export" …
     * @param chosen given the path; the form is closed before
     */
    public SaveForm(
            Dialogs dialogs,
            FileDialogs files,
            String title,
            String text,
            String suggested,
            String verb,
            Consumer<Path> chosen) {
        getStyleClass().add("confirm");
        path.setId("save-path");
        path.setText(Path.of(System.getProperty("user.home", "."), suggested).toString());
        Label error = Form.error();
        Button save =
                Form.main(
                        verb,
                        "plain",
                        () -> {
                            Path target;
                            try {
                                target = Path.of(path.getText().strip());
                            } catch (InvalidPathException e) {
                                error.setText("That is no path: " + e.getReason() + ".");
                                return;
                            }
                            if (Files.exists(target)) {
                                error.setText(
                                        "There is a file of that name, and it stays. Choose"
                                                + " another name.");
                                return;
                            }
                            dialogs.closeTop();
                            chosen.accept(target);
                        });
        save.setId("save-go");
        save.setDefaultButton(true);
        save.disableProperty().bind(path.textProperty().isEmpty());
        Button choose = Form.plain("Choose…", () -> choose(files, suggested));
        choose.setVisible(files.areAvailable());
        choose.setManaged(files.areAvailable());
        getChildren()
                .addAll(
                        Form.title(title),
                        Form.text(text),
                        Form.line("File", path),
                        error,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), choose, save));
    }

    private void choose(FileDialogs files, String suggested) {
        if (getScene() != null) {
            files.chooseTarget(getScene().getWindow(), suggested)
                    .ifPresent(p -> path.setText(p.toString()));
        }
    }

    public Node first() {
        return path;
    }
}
