package io.aibotiyi.workstation.admin.risk;

import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.risk.DeskLimitsForm;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Trading accounts: who is halted, the desk's limits, halting and letting trade again. */
public final class AccountsSection extends TableSection<AccountSummary> {

    private final Acts acts;

    public AccountsSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("accounts", "Accounts", Feather.BRIEFCASE),
                (client, soFar) ->
                        Pages.all(
                                after -> client.risk().accounts(false, after, Pages.LIMIT), soFar),
                AccountSummary::account,
                r -> String.join(" ", owner(r), r.name(), r.currency(), state(r).text(), reason(r)),
                new RecordTable.Emptiness(
                        Feather.BRIEFCASE,
                        "No trading accounts",
                        "Every person gets one when they are set up."));
        this.acts = acts;
        table().text("Owner", 150, AccountsSection::owner)
                .text("Account", 110, AccountSummary::name)
                .muted("Mode", 80, r -> Names.words(r.mode()))
                .muted("Currency", 70, AccountSummary::currency)
                .badge("State", 130, AccountsSection::state)
                .firm()
                .muted("Reason", 300, AccountsSection::reason)
                .time("Opened", AccountSummary::opened);
    }

    /** The user name, where there is still one. */
    static String owner(AccountSummary account) {
        return Objects.requireNonNullElseGet(
                account.username(), () -> Names.brief(account.owner()));
    }

    private static Badge state(AccountSummary account) {
        HaltView halt = account.halt();
        if (halt == null) {
            return Badge.good("trading");
        }
        return halt.level() == Level.DESK
                ? Badge.danger("halted by the desk")
                : Badge.attention("halted by owner");
    }

    private static String reason(AccountSummary account) {
        HaltView halt = account.halt();
        return halt == null ? "" : halt.reason();
    }

    @Override
    protected void detail(AccountSummary account, Drawer drawer) {
        HaltView halt = account.halt();
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(account).label()));
        if (halt != null) {
            facts.add(Form.fact("Because", halt.reason()));
            facts.add(Form.fact("Since", Times.of(halt.since())));
            facts.add(Form.fact("Closing", Names.words(halt.flattening())));
            facts.add(Form.fact("Note", Names.orDash(halt.note())));
        }
        facts.add(Form.fact("Owner", owner(account)));
        facts.add(Form.fact("Account", account.name()));
        facts.add(Form.fact("Currency", account.currency()));
        facts.add(Form.fact("Opened", Times.of(account.opened())));
        facts.add(Form.fact("Id", account.account().toString()));
        List<Button> buttons = new ArrayList<>();
        Button limits = Form.main("Limits…", "plain", () -> limits(account));
        limits.setId("accounts-limits");
        buttons.add(limits);
        buttons.add(
                halt == null
                        ? Form.main("Halt…", "danger", () -> halt(account))
                        : Form.main("Let trade again", "plain", () -> resume(account)));
        drawer.show(owner(account), facts, buttons);
    }

    private void limits(AccountSummary account) {
        acts.ask(
                "Read the limits of " + owner(account),
                c -> c.risk().any(account.account()),
                risk -> {
                    DeskLimitsForm form =
                            new DeskLimitsForm(acts, owner(account), risk, this::refresh);
                    acts.dialogs().show(form, form.first(), () -> {});
                });
    }

    private void halt(AccountSummary account) {
        HaltForm form = new HaltForm(acts, account, this::refresh);
        acts.dialogs().show(form, form.first(), () -> {});
    }

    private void resume(AccountSummary account) {
        acts.dangerous(
                "Let " + owner(account) + " trade again",
                "Orders are taken again at once. What was cancelled or sold stays so.",
                owner(account),
                "Let trade",
                c -> c.risk().resumeAny(account.account()),
                this::refresh);
    }
}
