package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Section;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import io.aibotiyi.workstation.table.RowModel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Attribute policies: which there are, the one in the editor, and a request to try them with. */
public final class PoliciesSection implements Section {

    private final Acts acts;
    private final Remote<List<PolicyView>> policies;
    private final RowModel<PolicyView> model;
    private final RecordTable<PolicyView> table;
    private final PolicyEditor editor;
    private final PolicyForm form;
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();

    public PoliciesSection(Desk desk, Acts acts) {
        this.acts = acts;
        policies =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        List.of(),
                        client -> client.access().policies().list());
        model =
                new RowModel<>(
                        desk.bridge(),
                        desk.computing(),
                        PolicyView::name,
                        p -> p.name() + ' ' + p.description());
        table =
                new RecordTable<>(
                        "policies",
                        model,
                        new RecordTable.Emptiness(
                                Feather.FILE_TEXT,
                                "No policies",
                                "Roles alone decide until the first is deployed."));
        table.text("Policy", 150, PolicyView::name)
                .badge("State", 120, PoliciesSection::state)
                .firm()
                .muted("What for", 420, PolicyView::description)
                .tool(begin())
                .tool(Icons.button(Feather.REFRESH_CW, "Ask again", this::refresh));
        table.setPrefHeight(170);
        table.setMinHeight(170);
        editor = new PolicyEditor(acts, this::refresh);
        form = new PolicyForm(acts);
        table.onChosen(chosen -> {
            if (chosen != null) {
                editor.show(chosen);
            }
        });
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer");
        VBox left = new VBox(table, editor);
        VBox.setVgrow(editor, Priority.ALWAYS);
        root.setCenter(left);
        root.setRight(scroll);
    }

    private static Badge state(PolicyView policy) {
        Integer active = policy.active();
        if (active == null) {
            return Badge.quiet("not in force");
        }
        return active == policy.latest()
                ? Badge.good("version " + active)
                : Badge.attention("version " + active + " of " + policy.latest());
    }

    private Button begin() {
        Button begin = Form.main("New policy…", "plain", this::create);
        begin.setId("policy-new");
        return begin;
    }

    private void create() {
        NewPolicyForm fresh =
                new NewPolicyForm(
                        acts,
                        created -> {
                            refresh();
                            table.choose(created.name());
                        });
        acts.dialogs().show(fresh, fresh.first(), () -> {});
    }

    PolicyForm form() {
        return form;
    }

    PolicyEditor editor() {
        return editor;
    }

    @Override
    public String id() {
        return "policies";
    }

    @Override
    public String name() {
        return "Policies";
    }

    @Override
    public Feather icon() {
        return Feather.FILE_TEXT;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return table.first();
    }

    @Override
    public void open() {
        pins.add(policies.value().listen(model::setAll));
        pins.add(policies.health().listen(table::show));
    }

    @Override
    public void close() {
        pins.close();
    }

    @Override
    public void refresh() {
        policies.refresh();
    }

    @Override
    public void forget() {
        editor.forget();
        policies.forget();
    }

    @Override
    public void openFirst() {
        table.openFirst();
    }
}
