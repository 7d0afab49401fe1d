package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** Who has which role, since when, until when and why; the drawer says what it adds up to. */
public final class AssignmentsSection extends TableSection<AssignmentsSection.Held> {

    /** An assignment with names. */
    record Held(AssignmentView view, String person, String granter) {}

    private final Desk desk;
    private final Acts acts;
    private final NameBook names;

    public static AssignmentsSection of(Desk desk, Acts acts) {
        return new AssignmentsSection(desk, acts, new NameBook());
    }

    private AssignmentsSection(Desk desk, Acts acts, NameBook names) {
        super(
                desk,
                new Heading("assignments", "Assignments", Feather.USER_CHECK),
                (client, soFar) -> ask(client, names),
                h -> h.view().id(),
                h -> String.join(" ", h.person(), h.view().role(), h.granter(), h.view().reason()),
                new RecordTable.Emptiness(
                        Feather.USER_CHECK, "No assignments", "Nobody has a role."));
        this.desk = desk;
        this.acts = acts;
        this.names = names;
        table().text("Person", 150, Held::person)
                .text("Role", 110, h -> h.view().role())
                .badge("Ends", 142, h -> ends(h.view(), desk.clock().instant()))
                .firm()
                .time("Since", h -> h.view().created())
                .text("Given by", 120, Held::granter)
                .muted("Reason", 420, h -> h.view().reason())
                .tool(Form.main("Assign…", "plain", this::assign))
                .tool(Form.main("Why may somebody…", "plain", this::why));
    }

    private static List<Held> ask(AibotClient client, NameBook names) {
        return Pages.all(
                        after -> client.access().control().assignments(null, after, Pages.LIMIT),
                        _ -> {})
                .stream()
                .map(a ->
                        new Held(
                                a,
                                names.of(client, a.user()),
                                a.grantedBy() == null
                                        ? "the backend"
                                        : names.of(client, a.grantedBy())))
                .toList();
    }

    /** Attention is asked for what ends within a week. */
    static Badge ends(AssignmentView assignment, Instant now) {
        Instant ends = assignment.ends();
        if (ends == null) {
            return Badge.quiet("never");
        }
        return ends.isBefore(now.plus(Duration.ofDays(7)))
                ? Badge.attention(Times.of(ends))
                : Badge.quiet(Times.of(ends));
    }

    @Override
    public void forget() {
        names.forget();
        super.forget();
    }

    private void assign() {
        AssignForm form = new AssignForm(acts, desk.clock(), this::refresh);
        acts.dialogs().show(form, form.first(), () -> {});
    }

    private void why() {
        WhyDialog dialog = new WhyDialog(desk, acts.dialogs()::closeTop);
        acts.dialogs().show(dialog, dialog.first(), () -> {});
    }

    @Override
    protected void detail(Held held, Drawer drawer) {
        AssignmentView view = held.view();
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("Role", view.role()));
        facts.add(Form.fact("Since", Times.of(view.created())));
        facts.add(Form.fact("Ends", ends(view, desk.clock().instant()).label()));
        facts.add(Form.fact("Given by", held.granter()));
        facts.add(Form.fact("Because", view.reason()));
        TextField reason = new TextField();
        reason.setPromptText("For those who look at it later");
        facts.add(Form.line("Reason to revoke", reason));
        Button revoke =
                Form.main(
                        "Revoke",
                        "danger",
                        () ->
                                acts.dangerous(
                                        "Revoke " + view.role() + " of " + held.person(),
                                        "What it brought is gone with their next request; what"
                                                + " other roles bring stays.",
                                        held.person(),
                                        "Revoke",
                                        c ->
                                                c.access()
                                                        .control()
                                                        .revoke(
                                                                view.id(),
                                                                new Revoke(
                                                                        reason.getText().strip())),
                                        this::refresh));
        revoke.disableProperty().bind(reason.textProperty().isEmpty());
        Button whole =
                Form.main(
                        "All they may do",
                        "plain",
                        () -> {
                            WhyDialog dialog = new WhyDialog(desk, acts.dialogs()::closeTop);
                            acts.dialogs().show(dialog, dialog.first(), () -> {});
                            dialog.look(held.person());
                        });
        drawer.show(held.person() + " · " + view.role(), facts, List.of(whole, revoke));
    }
}
