package io.aibotiyi.workstation.admin.access;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Roles.DelegationView;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.acts.OwnPermissions;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.NameBook;
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
import org.kordamp.ikonli.feather.Feather;

/** Who stands in for whom: what one lent to others, and what others lent to oneself. */
public final class DelegationsSection extends TableSection<DelegationsSection.Lent> {

    /**
     * A delegation with names.
     *
     * @param given by who looks at it; false if they received it
     */
    record Lent(DelegationView view, String delegator, String delegate, boolean given) {

        /** The other side. */
        String other() {
            return given ? delegate : delegator;
        }
    }

    private static final Duration SOON = Duration.ofDays(2);

    private final Desk desk;
    private final Acts acts;
    private final NameBook names;

    public static DelegationsSection of(Desk desk, Acts acts) {
        return new DelegationsSection(desk, acts, new NameBook());
    }

    private DelegationsSection(Desk desk, Acts acts, NameBook names) {
        super(
                desk,
                new Heading("delegations", "Delegations", Feather.SHARE_2),
                (client, soFar) -> ask(client, names),
                d -> d.view().id(),
                d ->
                        String.join(
                                " ",
                                d.delegator(),
                                d.delegate(),
                                String.join(" ", d.view().permissions()),
                                d.view().reason()),
                new RecordTable.Emptiness(
                        Feather.SHARE_2,
                        "No delegations",
                        "Lend some of your rights to somebody who stands in for you."));
        this.desk = desk;
        this.acts = acts;
        this.names = names;
        table().badge("State", 92, d -> state(d.view(), desk.clock().instant()))
                .firm()
                .text("From", 140, Lent::delegator)
                .text("To", 140, Lent::delegate)
                .text("May", 300, d -> String.join(", ", d.view().permissions()))
                .time("Since", d -> d.view().created())
                .time("Ends", d -> d.view().ends())
                .muted("Reason", 300, d -> d.view().reason())
                .tool(begin());
    }

    private Button begin() {
        Button begin = Form.main("Delegate…", "plain", this::delegate);
        begin.setId("delegate-new");
        return begin;
    }

    private static List<Lent> ask(AibotClient client, NameBook names) {
        UserId me = client.session().user().id();
        return client.access().delegations().list().stream()
                .map(d ->
                        new Lent(
                                d,
                                names.of(client, d.delegator()),
                                names.of(client, d.delegate()),
                                d.delegator().equals(me)))
                .toList();
    }

    private static boolean isInForce(DelegationView delegation, Instant now) {
        return delegation.revoked() == null && now.isBefore(delegation.ends());
    }

    /** Attention is asked for what ends soon. */
    private static Badge state(DelegationView delegation, Instant now) {
        if (delegation.revoked() != null) {
            return Badge.quiet("taken back");
        }
        if (!isInForce(delegation, now)) {
            return Badge.quiet("ended");
        }
        return delegation.ends().isBefore(now.plus(SOON))
                ? Badge.attention("ends soon")
                : Badge.good("in force");
    }

    @Override
    public void forget() {
        names.forget();
        super.forget();
    }

    /** About one's own things, or given by roles alone. */
    private static boolean staysOnesOwn(PermissionView permission) {
        return permission.personal() || permission.code().equals("roles:manage");
    }

    private void delegate() {
        acts.ask(
                "See what you may delegate",
                c -> OwnPermissions.of(c, DelegationsSection::staysOnesOwn),
                offered -> {
                    DelegateForm form =
                            new DelegateForm(acts, desk.clock(), offered, this::refresh);
                    acts.dialogs().show(form, form.first(), () -> {});
                });
    }

    @Override
    protected void detail(Lent lent, Drawer drawer) {
        DelegationView view = lent.view();
        Instant now = desk.clock().instant();
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(view, now).label()));
        facts.add(Form.fact("From", lent.delegator()));
        facts.add(Form.fact("To", lent.delegate()));
        facts.add(Form.fact("May", String.join("\n", view.permissions())));
        facts.add(Form.fact("Because", view.reason()));
        facts.add(Form.fact("Since", Times.of(view.created())));
        facts.add(Form.fact("Ends", Times.of(view.ends())));
        if (view.revoked() != null) {
            facts.add(Form.fact("Taken back", Times.of(view.revoked())));
        }
        List<Button> buttons = new ArrayList<>();
        if (isInForce(view, now)) {
            buttons.add(
                    Form.main(
                            lent.given() ? "Take back" : "Give back",
                            "danger",
                            () -> revoke(lent)));
        }
        drawer.show((lent.given() ? "To " : "From ") + lent.other(), facts, buttons);
    }

    private void revoke(Lent lent) {
        acts.dangerous(
                (lent.given() ? "Take back from " : "Give back to ") + lent.other(),
                lent.given()
                        ? "They may no longer do this for you with their next request."
                        : "You may no longer do this for them with your next request.",
                lent.other(),
                lent.given() ? "Take back" : "Give back",
                c -> c.access().delegations().revoke(lent.view().id()),
                this::refresh);
    }
}
