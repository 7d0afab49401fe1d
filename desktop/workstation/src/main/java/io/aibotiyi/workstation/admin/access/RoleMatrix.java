package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Roles.RoleView;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Hints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Permissions down, roles across: a full dot for what a role adds itself, a ring for what it
 * inherits. The headings stay while the rows move. FX thread only.
 */
final class RoleMatrix extends BorderPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass DRAFT = PseudoClass.getPseudoClass("draft");

    private final ObservableList<PermissionView> permissions = FXCollections.observableArrayList();
    private final FilteredList<PermissionView> visible = new FilteredList<>(permissions);
    private final TableView<PermissionView> table = Columns.table("matrix");
    private final Consumer<String> choose;
    private MatrixView matrix = new MatrixView(List.of(), List.of());
    private @Nullable String chosen;
    private @Nullable RoleDraft draft;
    private Runnable drafted = () -> {};

    /**
     * @param choose told of the role whose heading was pressed
     */
    RoleMatrix(Consumer<String> choose) {
        this.choose = choose;
        table.setItems(visible);
        table.setOnKeyPressed(e -> {
            PermissionView row = table.getSelectionModel().getSelectedItem();
            if (e.getCode() == KeyCode.SPACE && row != null && draft != null) {
                toggle(row);
                e.consume();
            }
        });
        setCenter(table);
    }

    TableView<PermissionView> table() {
        return table;
    }

    void show(MatrixView now) {
        if (now.equals(matrix)) {
            return;
        }
        boolean same = now.permissions().equals(matrix.permissions());
        PermissionView chosenRow = table.getSelectionModel().getSelectedItem();
        matrix = now;
        if (!same) {
            permissions.setAll(now.permissions());
            if (chosenRow != null) {
                select(chosenRow.code());
            }
        }
        rebuild();
    }

    private void select(String permission) {
        for (int i = 0; i < visible.size(); i++) {
            if (visible.get(i).code().equals(permission)) {
                table.getSelectionModel().select(i);
                return;
            }
        }
    }

    void filter(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT).strip();
        visible.setPredicate(p ->
                wanted.isEmpty()
                        || (p.code() + ' ' + p.text()).toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Marks a role's column. */
    void choose(@Nullable String role) {
        chosen = role;
        rebuild();
    }

    /**
     * Lets a role be edited in its column, or in a new one; null ends that.
     *
     * @param changed run after each change
     */
    void edit(@Nullable RoleDraft next, Runnable changed) {
        draft = next;
        drafted = changed;
        rebuild();
    }

    /** The draft changed elsewhere. */
    void redraw() {
        table.refresh();
    }

    private void rebuild() {
        List<TableColumn<PermissionView, ?>> columns = new ArrayList<>();
        columns.add(firm(Columns.text("Permission", 148, PermissionView::code)));
        columns.add(Columns.muted("Allows", 420, PermissionView::text));
        columns.add(firm(Columns.muted("Needs", 54, p -> p.sensitive() ? "proof" : "")));
        for (RoleView role : matrix.roles()) {
            RoleDraft edited = draft;
            boolean inDraft =
                    edited != null && !edited.isFresh() && edited.name().equals(role.name());
            columns.add(column(role, inDraft ? edited : null));
        }
        if (draft != null && draft.isFresh()) {
            columns.add(column(draft.view(), draft));
        }
        table.getColumns().setAll(columns);
    }

    private static <S> TableColumn<S, S> firm(TableColumn<S, S> column) {
        column.setMinWidth(column.getPrefWidth());
        return column;
    }

    private TableColumn<PermissionView, PermissionView> column(
            RoleView role, @Nullable RoleDraft edited) {
        TableColumn<PermissionView, PermissionView> column = Columns.column("", 96);
        column.setMinWidth(Math.max(56, 26 + 8.2 * role.name().length()));
        column.setPrefWidth(column.getMinWidth());
        Button heading = Form.plain(role.name(), () -> choose.accept(role.name()));
        heading.setMnemonicParsing(false);
        heading.getStyleClass().add("matrix-heading");
        Hints.on(heading, role.title().isEmpty() ? role.name() : role.title());
        heading.pseudoClassStateChanged(CHOSEN, role.name().equals(chosen) || edited != null);
        heading.setMaxWidth(Double.MAX_VALUE);
        column.setGraphic(heading);
        column.setCellFactory(_ -> new MarkCell(role, edited));
        return column;
    }

    private void toggle(PermissionView permission) {
        if (draft != null) {
            draft.toggle(permission.code());
            table.refresh();
            drafted.run();
        }
    }

    /** One role's way to one permission. */
    private final class MarkCell extends TableCell<PermissionView, PermissionView> {

        private final RoleView role;
        private final @Nullable RoleDraft edited;
        private final Region mark = new Region();

        MarkCell(RoleView role, @Nullable RoleDraft edited) {
            this.role = role;
            this.edited = edited;
            getStyleClass().add("matrix-cell");
            mark.setMouseTransparent(true);
            if (edited != null) {
                setOnMouseClicked(_ -> {
                    PermissionView row = getItem();
                    if (row != null) {
                        toggle(row);
                    }
                });
            }
        }

        @Override
        protected void updateItem(@Nullable PermissionView row, boolean empty) {
            super.updateItem(row, empty);
            boolean filled = !empty && row != null;
            pseudoClassStateChanged(CHOSEN, filled && role.name().equals(chosen));
            pseudoClassStateChanged(DRAFT, filled && edited != null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            RoleDraft.Mark how =
                    edited == null ? RoleDraft.Mark.of(role, row.code()) : edited.mark(row.code());
            mark.getStyleClass().setAll("mark", how.name().toLowerCase(Locale.ROOT));
            setGraphic(mark);
            setAccessibleText(
                    role.name()
                            + ", "
                            + row.code()
                            + ": "
                            + switch (how) {
                                case OWN -> "yes, by itself";
                                case INHERITED -> "yes, inherited";
                                case NONE -> "no";
                            });
        }
    }
}
