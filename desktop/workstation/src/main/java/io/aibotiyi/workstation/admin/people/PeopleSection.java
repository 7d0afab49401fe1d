package io.aibotiyi.workstation.admin.people;

import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.feather.Feather;

/** People and service accounts, and their lifecycle. */
public final class PeopleSection extends TableSection<PersonView> {

    private final Acts acts;

    public PeopleSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("people", "People", Feather.USERS),
                (client, soFar) ->
                        Pages.all(
                                after ->
                                        client.people()
                                                .list(
                                                        PeopleQuery.first()
                                                                .after(after)
                                                                .withLimit(Pages.LIMIT)),
                                soFar),
                PersonView::id,
                p ->
                        String.join(
                                " ",
                                p.username(),
                                Names.orDash(p.displayName()),
                                Names.orDash(p.email()),
                                Names.words(p.state()),
                                Names.words(p.kind()),
                                String.join(" ", p.roles())),
                new RecordTable.Emptiness(
                        Feather.USERS, "Nobody yet", "Invite the first person above."));
        this.acts = acts;
        table().text("User name", 130, PersonView::username)
                .text("Name", 130, p -> Names.orDash(p.displayName()))
                .muted("E-mail", 190, p -> Names.orDash(p.email()))
                .badge("State", 76, PeopleSection::state)
                .firm()
                .text("Roles", 110, p -> String.join(", ", p.roles()))
                .muted("Kind", 60, p -> Names.words(p.kind()))
                .time("Since", p -> p.stateSince())
                .time("Created", p -> p.createdAt())
                .tool(Form.main("Invite…", "plain", this::invite));
    }

    static Badge state(PersonView person) {
        String text = Names.words(person.state());
        return switch (person.state()) {
            case ACTIVE -> Badge.good(text);
            case INVITED -> Badge.attention(text);
            case DISABLED -> Badge.danger(text);
            case ERASED -> Badge.quiet(text);
        };
    }

    private void invite() {
        InviteForm form = new InviteForm(acts, this::refresh);
        acts.dialogs().show(form, form.first(), () -> {});
    }

    @Override
    protected void detail(PersonView person, Drawer drawer) {
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(person).label()));
        facts.add(Form.fact("Because", Names.orDash(person.reason())));
        facts.add(Form.fact("Since", Times.of(person.stateSince())));
        facts.add(Form.fact("Name", Names.orDash(person.displayName())));
        facts.add(Form.fact("E-mail", Names.orDash(person.email())));
        facts.add(Form.fact("Roles", Names.orDash(String.join(", ", person.roles()))));
        facts.add(Form.fact("Kind", Names.words(person.kind())));
        facts.add(Form.fact("Answered for by", Names.whole(person.owner())));
        facts.add(Form.fact("Created", Times.of(person.createdAt())));
        facts.add(Form.fact("Id", person.id().toString()));
        drawer.show(person.username(), facts, buttons(person, facts));
    }

    private List<Button> buttons(PersonView person, List<Node> facts) {
        List<Button> buttons = new ArrayList<>();
        if (person.state() == PersonState.ERASED) {
            return buttons;
        }
        if (person.state() == PersonState.INVITED) {
            buttons.add(Form.main("Invite again", "plain", () -> inviteAgain(person)));
        }
        if (person.state() == PersonState.ACTIVE) {
            TextField email = new TextField(person.email() == null ? "" : person.email());
            email.setPromptText("nobody@example.com");
            facts.add(Form.line("E-mail address", email));
            buttons.add(
                    Form.main(
                            "Set e-mail",
                            "plain",
                            () ->
                                    acts.run(
                                            "Set e-mail of " + person.username(),
                                            c ->
                                                    c.people()
                                                            .setEmail(
                                                                    person.id(),
                                                                    new SetEmail(
                                                                            blank(
                                                                                    email
                                                                                            .getText()))),
                                            this::refresh)));
            buttons.add(Form.main("Sign out", "danger", () -> signOut(person)));
        }
        buttons.add(
                person.state() == PersonState.DISABLED
                        ? Form.main("Enable", "plain", () -> enable(person))
                        : disabling(person, facts));
        return buttons;
    }

    private static @org.jspecify.annotations.Nullable String blank(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private void inviteAgain(PersonView person) {
        acts.ask(
                "Invite " + person.username() + " again",
                c -> c.people().inviteAgain(person.id()),
                invitation -> {
                    InvitationNote note = new InvitationNote(invitation, acts.dialogs()::closeTop);
                    acts.dialogs().show(note, note.first(), () -> {});
                    refresh();
                });
    }

    private void signOut(PersonView person) {
        acts.dangerous(
                "Sign out " + person.username() + " everywhere",
                "Every session on every device ends within a second.",
                person.username(),
                "Sign out",
                c -> c.sessions().endAllOf(person.id()),
                this::refresh);
    }

    private void enable(PersonView person) {
        acts.run("Enable " + person.username(), c -> c.people().enable(person.id()), this::refresh);
    }

    private Button disabling(PersonView person, List<Node> facts) {
        TextField reason = new TextField();
        reason.setPromptText("For those who look at it later");
        facts.add(Form.line("Reason to disable", reason));
        Button button =
                Form.main(
                        "Disable",
                        "danger",
                        () ->
                                acts.dangerous(
                                        "Disable " + person.username(),
                                        "Every session ends within a second, keys are refused, and"
                                                + " signing in is not possible until somebody"
                                                + " enables them again. Nothing is deleted.",
                                        person.username(),
                                        "Disable",
                                        c ->
                                                c.people()
                                                        .disable(
                                                                person.id(),
                                                                new DisablePerson(
                                                                        reason.getText().strip())),
                                        this::refresh));
        button.disableProperty().bind(reason.textProperty().isEmpty());
        return button;
    }
}
