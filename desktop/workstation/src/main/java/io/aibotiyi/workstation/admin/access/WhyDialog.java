package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Roles.PermissionSource;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.look.Columns;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What somebody may do now, and by which roles, delegations and privileges. */
final class WhyDialog extends VBox {

    private final Desk desk;
    private final TextField person = new TextField();
    private final TextField filter = new TextField();
    private final Label sum = new Label();
    private final Label error = Form.error();
    private final ObservableList<PermissionSource> all = FXCollections.observableArrayList();
    private final FilteredList<PermissionSource> visible = new FilteredList<>(all);

    WhyDialog(Desk desk, Runnable close) {
        this.desk = desk;
        getStyleClass().addAll("confirm", "wide-dialog");
        person.setPromptText("user name, then Enter");
        person.setOnAction(_ -> look(person.getText()));
        filter.setPromptText("Filter…");
        filter.setAccessibleText("Filter permissions");
        filter.getStyleClass().add("table-filter");
        filter.textProperty()
                .addListener((_, _, typed) ->
                        visible.setPredicate(s ->
                                (s.permission() + ' ' + s.reasons())
                                        .toLowerCase(Locale.ROOT)
                                        .contains(typed.strip().toLowerCase(Locale.ROOT))));
        TableView<PermissionSource> table = Columns.table("record-table");
        table.setItems(visible);
        table.setPrefHeight(420);
        table.getColumns()
                .setAll(
                        List.of(
                                Columns.text("Permission", 190, PermissionSource::permission),
                                Columns.muted("By", 420, s -> String.join(";  ", s.reasons()))));
        Label none = new Label("Nobody was looked up");
        none.getStyleClass().add("advice");
        table.setPlaceholder(none);
        HBox line = new HBox(filter, sum);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("table-tools");
        Button look = Form.main("Look", "plain", () -> look(person.getText()));
        look.setDefaultButton(true);
        look.disableProperty().bind(person.textProperty().isEmpty());
        getChildren()
                .addAll(
                        Form.title("What may somebody do, and why?"),
                        Form.line("Person", person),
                        error,
                        line,
                        table,
                        Form.text(
                                "Attribute policies may still forbid, or ask for a fresh proof."
                                        + " Try a policy to see what they decide."),
                        Form.buttons(Form.plain("Close", close), look));
    }

    Node first() {
        return person;
    }

    /** Looks somebody up by user name. */
    void look(String username) {
        person.setText(username);
        error.setText("");
        AibotClient client = desk.client().get().orElse(null);
        if (client == null) {
            error.setText("Not connected to a backend.");
            return;
        }
        desk.urgent()
                .execute(() -> {
                    try {
                        UserId id = NameBook.find(client, username);
                        PersonAccess access = client.access().control().of(id);
                        desk.bridge().mark(() -> show(access));
                    } catch (RuntimeException e) {
                        desk.bridge().mark(() -> refuse(Failures.describe(e)));
                    }
                });
    }

    private void show(PersonAccess access) {
        all.setAll(access.permissions());
        sum.setText(
                access.permissions().size()
                        + " permissions by "
                        + access.assignments().size()
                        + (access.assignments().size() == 1 ? " role" : " roles")
                        + " and what else is listed");
    }

    private void refuse(String why) {
        all.clear();
        sum.setText("");
        error.setText(why);
    }
}
