package io.aibotiyi.workstation.admin.audit;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Alerts.AcknowledgeAlert;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import org.kordamp.ikonli.feather.Feather;

/** What somebody responsible for security should look at, the unacknowledged first. */
public final class AlertsSection extends TableSection<AlertsSection.Raised> {

    /** An alert with names. */
    record Raised(AlertView view, String subject, String by) {

        boolean open() {
            return view.acknowledgedBy() == null;
        }
    }

    private final Acts acts;
    private final NameBook names;

    public static AlertsSection of(Desk desk, Acts acts) {
        return new AlertsSection(desk, acts, new NameBook());
    }

    private AlertsSection(Desk desk, Acts acts, NameBook names) {
        super(
                desk,
                new Heading("alerts", "Security alerts", Feather.ALERT_OCTAGON),
                (client, _) -> ask(client, names),
                r -> r.view().id(),
                r ->
                        String.join(
                                " ",
                                r.view().kind(),
                                Names.words(r.view().severity()),
                                r.subject(),
                                facts(r.view()),
                                r.by()),
                new RecordTable.Emptiness(
                        Feather.ALERT_OCTAGON, "No alerts", "Nothing happened that should worry."));
        this.acts = acts;
        this.names = names;
        table().badge("State", 104, AlertsSection::state)
                .firm()
                .badge("Severity", 76, AlertsSection::severity)
                .firm()
                .text("Kind", 180, r -> r.view().kind())
                .text("About", 120, Raised::subject)
                .ordered(
                        "Times", 54, r -> Integer.toString(r.view().count()), r -> r.view().count())
                .time("Last", r -> r.view().last())
                .muted("Facts", 420, r -> facts(r.view()));
    }

    private static List<Raised> ask(AibotClient client, NameBook names) {
        List<Raised> all = new ArrayList<>();
        Pages.all(after -> client.access().alerts().list(false, after, Pages.LIMIT), _ -> {})
                .forEach(a ->
                        all.add(
                                new Raised(
                                        a,
                                        names.of(client, a.subject()),
                                        names.of(client, a.acknowledgedBy()))));
        all.sort(
                Comparator.comparing(Raised::open)
                        .thenComparing(r -> r.view().severity())
                        .thenComparing(r -> r.view().last())
                        .reversed());
        return all;
    }

    private static Badge state(Raised alert) {
        return alert.open() ? Badge.attention("open") : Badge.quiet("acknowledged");
    }

    private static Badge severity(Raised alert) {
        return alert.view().severity() == Severity.CRITICAL
                ? Badge.danger("critical")
                : Badge.attention("warning");
    }

    private static String facts(AlertView alert) {
        return alert.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<Function<AibotClient, Integer>> waiting() {
        return Optional.of(
                client -> client.access().alerts().list(true, null, COUNTED).items().size());
    }

    @Override
    public void forget() {
        names.forget();
        super.forget();
    }

    @Override
    protected void detail(Raised alert, Drawer drawer) {
        AlertView view = alert.view();
        List<Node> facts = new ArrayList<>();
        facts.add(Form.fact("State", state(alert).label()));
        facts.add(Form.fact("Severity", severity(alert).label()));
        facts.add(Form.fact("About", alert.subject()));
        facts.add(Form.fact("First", Times.of(view.raised())));
        facts.add(Form.fact("Last", Times.of(view.last())));
        facts.add(Form.fact("Times", Integer.toString(view.count())));
        view.details().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> facts.add(Form.fact(e.getKey(), e.getValue())));
        if (!alert.open()) {
            facts.add(Form.fact("Looked at by", alert.by()));
            facts.add(Form.fact("On", Times.of(view.acknowledgedAt())));
            facts.add(Form.fact("Note", Names.orDash(view.note())));
            drawer.show(view.kind(), facts, List.of());
            return;
        }
        TextArea note = Form.area("What you found, and what was done");
        facts.add(Form.line("Your note", note));
        Button acknowledge =
                Form.main(
                        "Acknowledge",
                        "plain",
                        () ->
                                acts.run(
                                        "Acknowledge " + view.kind(),
                                        c ->
                                                c.access()
                                                        .alerts()
                                                        .acknowledge(
                                                                view.id(),
                                                                new AcknowledgeAlert(
                                                                        note.getText().strip())),
                                        this::refresh));
        acknowledge.disableProperty().bind(note.textProperty().isEmpty());
        drawer.show(view.kind(), facts, List.of(acknowledge));
    }
}
