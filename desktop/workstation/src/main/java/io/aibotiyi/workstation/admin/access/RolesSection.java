package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.RoleView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Section;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The permission matrix; the drawer shows one role, and edits it or makes a new one. */
public final class RolesSection implements Section {

    private static final MatrixView NONE = new MatrixView(List.of(), List.of());

    private final Acts acts;
    private final Remote<MatrixView> matrix;
    private final RoleMatrix grid = new RoleMatrix(this::choose);
    private final StatePane state = new StatePane(grid);
    private final TextField filter = new TextField();
    private final Drawer drawer = new Drawer(this::unchoose);
    private final BorderPane root = new BorderPane();
    private final Pins pins = new Pins();
    private @Nullable String chosen;
    private boolean wanted;
    private @Nullable RoleDraft draft;

    public RolesSection(Desk desk, Acts acts) {
        this.acts = acts;
        matrix =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        NONE,
                        client -> client.access().control().matrix());
        filter.setPromptText("Filter permissions…");
        filter.setAccessibleText("Filter permissions");
        filter.getStyleClass().add("table-filter");
        filter.textProperty().addListener((_, _, typed) -> grid.filter(typed));
        root.setTop(head());
        root.setCenter(state);
        root.setRight(drawer);
    }

    private HBox head() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        filter,
                        legend("own", "adds it itself"),
                        legend("inherited", "inherits it"),
                        space,
                        Form.main("New role…", "plain", this::create),
                        Icons.button(Feather.REFRESH_CW, "Ask again", this::refresh));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("table-tools", "section-head");
        return head;
    }

    private static Label legend(String mark, String words) {
        Region dot = new Region();
        dot.getStyleClass().setAll("mark", mark);
        Label legend = new Label(words, dot);
        legend.getStyleClass().add("legend");
        return legend;
    }

    @Override
    public String id() {
        return "roles";
    }

    @Override
    public String name() {
        return "Roles";
    }

    @Override
    public Feather icon() {
        return Feather.GRID;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public Node first() {
        return filter;
    }

    @Override
    public void open() {
        pins.add(matrix.value().listen(this::show));
        pins.add(matrix.health().listen(this::show));
    }

    @Override
    public void close() {
        pins.close();
    }

    @Override
    public void refresh() {
        matrix.refresh();
    }

    @Override
    public void forget() {
        unchoose();
        matrix.forget();
    }

    /** Shows the first role that may be changed, as a person would who wants to change it. */
    @Override
    public void openFirst() {
        wanted = true;
        show(matrix.value().get());
    }

    private void show(Health how) {
        boolean empty = matrix.value().get().roles().isEmpty();
        switch (how.phase()) {
            case LOADING -> state.showLoading("Loading");
            case FAILED -> state.showFailed("Not available", how.reason());
            case STALE -> {
                if (empty) {
                    state.showFailed("Not available", how.reason());
                } else {
                    state.showStale(how.reason());
                }
            }
            case LIVE -> state.showContent();
        }
    }

    private void show(MatrixView now) {
        grid.show(now);
        if (wanted) {
            now.roles().stream()
                    .filter(r -> !r.builtIn())
                    .findFirst()
                    .ifPresent(r -> {
                        wanted = false;
                        chosen = r.name();
                    });
        }
        if (chosen != null && draft == null) {
            choose(chosen);
        }
    }

    /** Opens a role in the drawer; not while another is being edited. */
    void choose(String name) {
        if (draft != null) {
            return;
        }
        matrix.value().get().roles().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .ifPresentOrElse(this::open, this::unchoose);
    }

    private void open(RoleView role) {
        chosen = role.name();
        grid.choose(role.name());
        List<Node> facts = new ArrayList<>();
        facts.add(Form.text(role.title()));
        facts.add(
                Form.fact(
                        "Kind",
                        (role.builtIn() ? Badge.quiet("built in") : Badge.good("custom")).label()));
        facts.add(Form.fact("Inherits from", Names.orDash(String.join(", ", role.parents()))));
        facts.add(Form.fact("Adds itself", role.permissions().size() + " permissions"));
        facts.add(Form.fact("Brings in all", role.effective().size() + " permissions"));
        List<Button> buttons = new ArrayList<>();
        if (!role.builtIn()) {
            buttons.add(Form.main("Remove…", "danger", () -> remove(role)));
        }
        buttons.add(
                Form.main("Edit", "plain", () -> edit(RoleDraft.of(matrix.value().get(), role))));
        drawer.show(role.name(), facts, buttons);
    }

    private void unchoose() {
        chosen = null;
        draft = null;
        grid.edit(null, () -> {});
        grid.choose(null);
        drawer.hide();
    }

    private void create() {
        edit(RoleDraft.fresh(matrix.value().get()));
    }

    /** Lets a role's column be edited. */
    void edit(RoleDraft next) {
        draft = next;
        List<Node> lines = new ArrayList<>();
        lines.add(
                Form.note(
                        "Click in the column, or press Space on a row, to add a permission or take"
                                + " it away. Nothing changes before it is saved."));
        TextField name = new TextField(next.isFresh() ? "" : next.name());
        if (next.isFresh()) {
            name.setPromptText("2 to 40 of A-Z, 0-9 and _; for ever");
            name.textProperty().addListener((_, _, typed) -> next.name(typed));
            lines.add(Form.line("Name", name));
        }
        TextField title = new TextField(next.title());
        title.textProperty().addListener((_, _, typed) -> next.title(typed));
        lines.add(Form.line("What it is for", title));
        Label sum = new Label();
        Runnable count =
                () ->
                        sum.setText(
                                next.view().permissions().size()
                                        + " of its own, "
                                        + next.view().effective().size()
                                        + " in all");
        lines.add(Form.line("Inherits from", parents(next, count)));
        lines.add(Form.fact("Brings", sum));
        count.run();
        grid.edit(next, count);
        Button save = Form.main(next.isFresh() ? "Create" : "Save…", "plain", () -> save(next));
        save.disableProperty()
                .bind(title.textProperty().isEmpty().or(name.textProperty().isEmpty()));
        drawer.show(
                next.isFresh() ? "New role" : "Editing " + next.name(),
                lines,
                List.of(Form.plain("Discard", this::unchoose), save));
    }

    private FlowPane parents(RoleDraft next, Runnable changed) {
        FlowPane boxes = new FlowPane();
        boxes.getStyleClass().add("choices");
        for (RoleView parent : next.possibleParents()) {
            CheckBox box = new CheckBox(parent.name());
            box.setSelected(next.parents().contains(parent.name()));
            box.setOnAction(_ -> {
                next.inherit(parent.name(), box.isSelected());
                grid.redraw();
                changed.run();
            });
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private void save(RoleDraft done) {
        if (done.isFresh()) {
            NewRole role = done.create();
            acts.run(
                    "Create the role " + role.name(),
                    c -> c.access().control().create(role),
                    this::saved);
            return;
        }
        ChangeRole change = done.change();
        acts.dangerous(
                "Change the role " + done.name(),
                "Everybody who has it, or a role that inherits from it, has the new permissions"
                        + " with their next request.",
                done.name(),
                "Change",
                c -> c.access().control().change(done.name(), change),
                this::saved);
    }

    private void saved() {
        unchoose();
        refresh();
    }

    private void remove(RoleView role) {
        acts.dangerous(
                "Remove the role " + role.name(),
                "Only a role that nobody has or ever had can be removed.",
                role.name(),
                "Remove",
                c -> c.access().control().remove(role.name()),
                this::saved);
    }
}
