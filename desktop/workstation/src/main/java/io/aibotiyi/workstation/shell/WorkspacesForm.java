package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.dock.Workspaces.Named;
import io.aibotiyi.workstation.docking.DockBoard;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.spaces.SaveForm;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.state.Notice;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * All named workspaces: Enter opens the chosen one, F2 renames it, Delete deletes it. What is
 * deleted or reset here can be taken back as any change of panels.
 */
final class WorkspacesForm extends VBox {

    private final Desk desk;
    private final DockBoard board;
    private final Dialogs dialogs;
    private final FileDialogs files;
    private final Supplier<Arrangement> standard;
    private final ListView<String> list = new ListView<>();
    private final TextField name = new TextField();
    private final Label error = Form.error();

    /**
     * @param standard how panels stand at a first start
     */
    WorkspacesForm(
            Desk desk,
            DockBoard board,
            Dialogs dialogs,
            FileDialogs files,
            Supplier<Arrangement> standard) {
        this.desk = desk;
        this.board = board;
        this.dialogs = dialogs;
        this.files = files;
        this.standard = standard;
        getStyleClass().add("confirm");
        list.setId("workspace-list");
        list.getStyleClass().add("plain-list");
        list.setPrefHeight(6 * 26);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open();
            }
        });
        list.getSelectionModel().selectedIndexProperty().subscribe(_ -> chosen());
        name.setId("workspace-name");
        name.setOnAction(_ -> rename());
        name.textProperty().subscribe(_ -> error.setText(""));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox naming = new HBox(name, button("workspace-rename", "Rename", this::rename));
        naming.setSpacing(8);
        naming.setAlignment(Pos.CENTER_LEFT);
        HBox deeds =
                new HBox(
                        button("workspace-duplicate", "Duplicate", this::duplicate),
                        button("workspace-delete", "Delete", this::delete),
                        button("workspace-reset", "Reset to default", this::reset),
                        button("workspace-export", "Export…", this::export),
                        button("workspace-import", "Import…", this::importOne));
        deeds.setSpacing(4);
        Button open = Form.main("Open", "plain", this::open);
        open.setId("workspace-open");
        getChildren()
                .addAll(
                        Form.title("Workspaces"),
                        Form.text(
                                "Each keeps its panels, windows, links and markets as you leave"
                                        + " them. Shift+Z takes back a deletion or a reset."),
                        list,
                        naming,
                        error,
                        deeds,
                        Form.buttons(Form.plain("Back", dialogs::closeTop), open));
        show(board.workspaces().open());
    }

    private static Button button(String id, String text, Runnable deed) {
        Button button = Form.plain(text, deed);
        button.setId(id);
        return button;
    }

    Node first() {
        return list;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> open();
            case F2 -> {
                name.requestFocus();
                name.selectAll();
            }
            case DELETE -> delete();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show(int chosen) {
        list.getItems().setAll(board.workspaces().names());
        list.getSelectionModel().select(chosen);
        list.scrollTo(chosen);
        chosen();
    }

    private void chosen() {
        int at = list.getSelectionModel().getSelectedIndex();
        if (at >= 0) {
            name.setText(list.getItems().get(at));
        }
    }

    private int at() {
        return Math.max(0, list.getSelectionModel().getSelectedIndex());
    }

    private Named named() {
        return board.workspaces().all().get(at());
    }

    private void open() {
        int at = at();
        dialogs.closeTop();
        board.change(w -> w.show(at));
    }

    private void rename() {
        int at = at();
        String problem = board.workspaces().problem(at, name.getText());
        if (problem.isEmpty()) {
            board.change(w -> w.rename(at, name.getText()));
            show(at);
        }
        error.setText(problem);
    }

    private void duplicate() {
        if (isRoom()) {
            Named from = named();
            board.change(w -> w.add(from.name(), from.arrangement()));
            show(board.workspaces().open());
        }
    }

    private boolean isRoom() {
        if (board.workspaces().isFull()) {
            error.setText("There are " + Workspaces.MAX + " workspaces already; delete one first.");
            return false;
        }
        return true;
    }

    private void delete() {
        int at = at();
        String gone = named().name();
        if (board.workspaces().all().size() == 1) {
            error.setText("The last workspace stays; reset it instead.");
            return;
        }
        board.change(w -> w.delete(at));
        desk.notices()
                .show(
                        Notice.Level.INFO,
                        "Workspace “" + gone + "” is deleted",
                        "Shift+Z brings it back.");
        show(Math.min(at, board.workspaces().all().size() - 1));
    }

    private void reset() {
        int at = at();
        board.change(w -> w.show(at).with(_ -> standard.get()));
        show(at);
    }

    private void export() {
        Named chosen = named();
        String file = chosen.name().replaceAll("[^\\p{L}\\p{N} _-]", "_") + ".workspace.json";
        SaveForm form =
                new SaveForm(
                        dialogs,
                        files,
                        "Export “" + chosen.name() + "”",
                        "Panels, windows, links and markets as a JSON file. It holds no account,"
                                + " no key and no order.",
                        file,
                        "Export",
                        path -> export(chosen, path));
        dialogs.show(form, form.first(), () -> {});
    }

    private void export(Named chosen, Path path) {
        try {
            WorkspaceFile.export(chosen, path);
            desk.notices().show(Notice.Level.INFO, "Workspace exported", path.toString());
        } catch (IOException e) {
            error.setText("It could not be written: " + Failures.describe(e));
        }
    }

    private void importOne() {
        if (!isRoom()) {
            return;
        }
        ImportForm form = new ImportForm(dialogs, files, this::importFrom);
        dialogs.show(form, form.first(), () -> {});
    }

    /** Why a file could not be imported; empty if it was. */
    private String importFrom(String typed) {
        List<String> problems = new ArrayList<>();
        try {
            Optional<Named> read = WorkspaceFile.read(Path.of(typed.strip()), problems);
            if (read.isEmpty()) {
                return "There is no workspace in it: " + String.join(", ", problems);
            }
            board.change(w -> w.add(read.get().name(), read.get().arrangement()));
            show(board.workspaces().open());
            if (!problems.isEmpty()) {
                desk.notices()
                        .show(
                                Notice.Level.ATTENTION,
                                "Imported but for what could not be read",
                                String.join(", ", problems));
            }
            return "";
        } catch (InvalidPathException e) {
            return "That is no path: " + e.getReason() + ".";
        } catch (IOException e) {
            return "It could not be read: " + Failures.describe(e);
        }
    }
}
