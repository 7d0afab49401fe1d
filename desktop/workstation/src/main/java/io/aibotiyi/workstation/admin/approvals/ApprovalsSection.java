package io.aibotiyi.workstation.admin.approvals;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Approvals.DecideApproval;
import io.aibotiyi.protocol.Approvals.PrivilegeState;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/**
 * The inbox: what waits for a second pair of eyes and the broken glasses nobody has looked at, the
 * most urgent first; and what was decided, and who has what for a time.
 */
public final class ApprovalsSection extends TableSection<Case> {

    /** What the table shows. */
    enum Box {
        WAITING("Waiting"),
        DECIDED("All cases"),
        PRIVILEGES("Privileges");

        private final String words;

        Box(String words) {
            this.words = words;
        }
    }

    /** Changed on the FX thread, read by questions. */
    private static final class Choice {
        private final NameBook names = new NameBook();
        private volatile Box box = Box.WAITING;

        private List<Case> ask(AibotClient client) {
            List<Case> cases = new ArrayList<>();
            Box now = box;
            if (now != Box.DECIDED) {
                boolean unreviewed = now == Box.WAITING;
                Pages.all(
                                after ->
                                        client.access()
                                                .privileges()
                                                .list(unreviewed, after, Pages.LIMIT),
                                _ -> {})
                        .forEach(p -> cases.add(Case.Privilege.of(p, client, names)));
            }
            if (now != Box.PRIVILEGES) {
                ApprovalState state = now == Box.WAITING ? ApprovalState.PENDING : null;
                Pages.all(
                                after ->
                                        client.access().approvals().list(state, after, Pages.LIMIT),
                                _ -> {})
                        .forEach(a -> cases.add(Case.FourEyes.of(a, client, names)));
            }
            if (now == Box.WAITING) {
                cases.sort(Case.MOST_URGENT);
            }
            return cases;
        }
    }

    private final Acts acts;
    private final Choice choice;

    public static ApprovalsSection of(Desk desk, Acts acts) {
        return new ApprovalsSection(desk, acts, new Choice());
    }

    private ApprovalsSection(Desk desk, Acts acts, Choice choice) {
        super(
                desk,
                new Heading("approvals", "Approvals", Feather.CHECK_SQUARE),
                (client, _) -> choice.ask(client),
                Case::id,
                c ->
                        String.join(
                                " ",
                                c.state().text(),
                                c.what(),
                                c.asker(),
                                c.gains(),
                                c.reason(),
                                c.decider()),
                new RecordTable.Emptiness(
                        Feather.CHECK_SQUARE,
                        "Nothing waits",
                        "What needs a second pair of eyes appears here."));
        this.acts = acts;
        this.choice = choice;
        table().badge("State", 100, Case::state)
                .firm()
                .text("What", 340, Case::what)
                .text("Asked by", 120, Case::asker)
                .muted("Reason", 340, Case::reason)
                .time("Asked", c -> c.asked())
                .time("Until", c -> c.until())
                .tool(Form.main("Ask for a privilege…", "plain", () -> ask(false)))
                .tool(Form.main("Break the glass…", "danger", () -> ask(true)));
        above(new Segments<>(List.of(Box.values()), b -> b.words, this::show).head());
    }

    @Override
    public Optional<Function<AibotClient, Integer>> waiting() {
        return Optional.of(client ->
                client.access()
                                .approvals()
                                .list(ApprovalState.PENDING, null, COUNTED)
                                .items()
                                .size()
                        + client.access().privileges().list(true, null, COUNTED).items().size());
    }

    /** Chooses what the table shows. */
    void show(Box box) {
        choice.box = box;
        super.forget();
        refresh();
    }

    @Override
    public void forget() {
        choice.names.forget();
        super.forget();
    }

    private void ask(boolean breakGlass) {
        PrivilegeForm form = new PrivilegeForm(acts, breakGlass, this::refresh);
        acts.dialogs().show(form, form.first(), () -> {});
    }

    @Override
    protected void detail(Case item, Drawer drawer) {
        List<Node> facts = new ArrayList<>();
        facts.add(Form.text(item.what()));
        facts.add(Form.fact("State", item.state().label()));
        facts.add(Form.fact("Asked by", item.asker()));
        facts.add(Form.fact("For", item.gains()));
        facts.add(Form.fact("Because", item.reason()));
        facts.add(Form.fact("Asked", Times.of(item.asked())));
        List<Button> buttons =
                switch (item) {
                    case Case.FourEyes c -> fourEyes(c, facts);
                    case Case.Privilege p -> privilege(p, facts);
                };
        drawer.show(item instanceof Case.FourEyes ? "Four eyes" : "Privilege", facts, buttons);
    }

    private List<Button> fourEyes(Case.FourEyes c, List<Node> facts) {
        ApprovalView view = c.view();
        facts.add(Form.fact("Expires", Times.of(view.expires())));
        facts.add(Form.fact("Kind", view.kind()));
        if (!c.waiting()) {
            facts.add(Form.fact("Decided by", c.decider()));
            facts.add(Form.fact("Decided", Times.of(view.decidedAt())));
            facts.add(Form.fact("Note", Names.orDash(view.note())));
            return List.of();
        }
        return switch (c.part()) {
            case REQUESTER -> {
                facts.add(
                        Form.note(
                                "You asked for this. Somebody else has to decide; you can only"
                                        + " take it back."));
                yield List.of(
                        Form.main(
                                "Withdraw",
                                "plain",
                                () ->
                                        acts.run(
                                                "Withdraw “" + c.what() + "”",
                                                k -> k.access().approvals().withdraw(view.id()),
                                                this::refresh)));
            }
            case BENEFICIARY -> {
                facts.add(Form.note("You would gain by this. Somebody else has to decide."));
                yield List.of();
            }
            case JUDGE -> deciding(c, facts);
        };
    }

    private List<Button> deciding(Case.FourEyes c, List<Node> facts) {
        TextArea note = Form.area("For the audit log and for who asked");
        facts.add(Form.line("Your note", note));
        Button refuse = Form.main("Refuse", "plain", () -> decide(c, false, note.getText()));
        Button approve = Form.main("Approve", "good", () -> decide(c, true, note.getText()));
        refuse.disableProperty().bind(note.textProperty().isEmpty());
        approve.disableProperty().bind(note.textProperty().isEmpty());
        return List.of(refuse, approve);
    }

    private void decide(Case.FourEyes c, boolean approve, String note) {
        acts.run(
                (approve ? "Approve “" : "Refuse “") + c.what() + "”",
                k ->
                        k.access()
                                .approvals()
                                .decide(c.view().id(), new DecideApproval(approve, note.strip())),
                this::refresh);
    }

    private List<Button> privilege(Case.Privilege p, List<Node> facts) {
        PrivilegeView view = p.view();
        facts.add(Form.fact("Began", Times.of(view.starts())));
        facts.add(Form.fact("Ends", Times.of(view.ends())));
        List<Button> buttons = new ArrayList<>();
        if (view.state() == PrivilegeState.ACTIVE) {
            buttons.add(
                    p.part() == Case.Part.BENEFICIARY
                            ? Form.main("Give back", "plain", () -> end(p, true))
                            : Form.main("Take away", "danger", () -> end(p, false)));
        }
        if (p.waiting()) {
            reviewing(p, facts, buttons);
        } else if (view.breakGlass()) {
            facts.add(Form.fact("Looked at by", p.decider()));
            facts.add(Form.fact("On", Times.of(view.reviewedAt())));
            facts.add(Form.fact("Note", Names.orDash(view.reviewNote())));
        }
        return buttons;
    }

    private void reviewing(Case.Privilege p, List<Node> facts, List<Button> buttons) {
        if (p.part() == Case.Part.BENEFICIARY) {
            facts.add(Form.note("You broke this glass. Somebody else has to look at it."));
            return;
        }
        facts.add(
                Form.note(
                        "Taken at once in an emergency, without anybody's approval. The audit log"
                                + " shows what was done with it under this privilege's id."));
        facts.add(Form.fact("Id", p.id().toString()));
        TextArea note = Form.area("What you looked at, and what you found");
        facts.add(Form.line("Your finding", note));
        Button close =
                Form.main(
                        "Close the ticket",
                        "good",
                        () ->
                                acts.run(
                                        "Review the broken glass of " + p.gains(),
                                        k ->
                                                k.access()
                                                        .privileges()
                                                        .review(
                                                                p.id(),
                                                                new ReviewPrivilege(
                                                                        note.getText().strip())),
                                        this::refresh));
        close.disableProperty().bind(note.textProperty().isEmpty());
        buttons.add(close);
    }

    private void end(Case.Privilege p, boolean own) {
        acts.run(
                (own ? "Give back " : "Take away ") + p.right(),
                k -> {
                    if (own) {
                        k.access().privileges().end(p.id());
                    } else {
                        k.access().privileges().revoke(p.id());
                    }
                },
                this::refresh);
    }
}
