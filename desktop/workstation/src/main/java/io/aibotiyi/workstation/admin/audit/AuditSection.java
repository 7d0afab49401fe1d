package io.aibotiyi.workstation.admin.audit;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.Audits;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.Audit.Verification;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * The audit log: the newest entries, or those that a search of the whole log finds; each with the
 * proof that the log contains it, checked here and not believed.
 */
public final class AuditSection extends TableSection<EntryView> {

    /** Entries that are shown at most; the search narrows what they are chosen from. */
    static final int MOST = 20_000;

    private static final int PAGE = 1_000;

    private final Acts acts;
    private final Search search;
    private final Remote<Optional<Verification>> verification;
    private final Label verified = new Label();
    private final TextField wholeLog = new TextField();
    private final Pins pins = new Pins();

    /** What the whole log is searched for; changed on the FX thread, read by questions. */
    private static final class Search {
        private volatile String text = "";

        private List<EntryView> ask(AibotClient client, Consumer<List<EntryView>> soFar) {
            Audits.Query query =
                    text.isBlank()
                            ? Audits.Query.ALL
                            : new Audits.Query(
                                    null, null, null, null, null, null, null, text.strip());
            List<EntryView> entries = new ArrayList<>();
            String cursor = null;
            do {
                EntryPage page = client.audits().search(query, PAGE, cursor);
                entries.addAll(page.entries());
                cursor = page.next();
                soFar.accept(List.copyOf(entries));
            } while (cursor != null && entries.size() < MOST);
            return entries;
        }
    }

    public static AuditSection of(Desk desk, Acts acts) {
        return new AuditSection(desk, acts, new Search());
    }

    private AuditSection(Desk desk, Acts acts, Search search) {
        super(
                desk,
                new Heading("audit", "Audit log", Feather.SHIELD),
                search::ask,
                EntryView::seq,
                e ->
                        String.join(
                                " ",
                                e.action(),
                                e.outcome(),
                                e.actorKind(),
                                e.actor(),
                                Names.orDash(e.object()),
                                e.address(),
                                e.trace(),
                                e.details().toString()),
                new RecordTable.Emptiness(
                        Feather.SHIELD, "No entries", "Acts of consequence appear here."));
        this.acts = acts;
        this.search = search;
        verification =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Optional.empty(),
                        client -> Optional.of(client.audits().verification()));
        table().ordered(
                        "Entry",
                        64,
                        e -> String.format(Locale.ROOT, "%,d", e.seq()),
                        EntryView::seq)
                .time("Time", e -> e.at())
                .text("Action", 190, EntryView::action)
                .badge("Outcome", 80, AuditSection::outcome)
                .firm()
                .text("Actor", 130, AuditSection::actor)
                .firm()
                .muted("Object", 160, e -> Names.orDash(e.object()))
                .muted("From", 110, e -> Names.orDash(e.address()))
                .muted("Facts", 220, AuditSection::facts);
        above(head());
    }

    private HBox head() {
        wholeLog.setPromptText("Search the whole log, then Enter…");
        wholeLog.setAccessibleText("Search the whole audit log");
        wholeLog.getStyleClass().add("table-filter");
        wholeLog.setOnAction(_ -> {
            search.text = wholeLog.getText();
            forget();
            refresh();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head =
                new HBox(
                        wholeLog,
                        space,
                        verified,
                        Form.main("Verify the log", "plain", this::verify));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("table-tools", "section-head");
        return head;
    }

    @Override
    public void open() {
        super.open();
        pins.add(verification.value().listen(this::showVerification));
        pins.add(verification.health().listen(this::showHealth));
    }

    @Override
    public void close() {
        pins.close();
        super.close();
    }

    @Override
    public void refresh() {
        super.refresh();
        verification.refresh();
    }

    @Override
    public void tick() {
        super.tick();
        verification.refresh();
    }

    private void verify() {
        acts.run("Verify the audit log", c -> c.audits().verify(), verification::refresh);
    }

    private void showHealth(Health health) {
        if (health.phase() == Health.Phase.FAILED) {
            verified.setGraphic(null);
            verified.setText(health.reason());
        }
    }

    private void showVerification(Optional<Verification> now) {
        now.ifPresent(v -> {
            verified.setGraphic(verdict(v).label());
            verified.setText(
                    switch (v.state()) {
                        case NEVER -> "Not verified since the start";
                        case RUNNING ->
                                String.format(
                                        Locale.ROOT,
                                        "%,d of %,d entries",
                                        v.checked(),
                                        v.entries());
                        case SOUND ->
                                String.format(
                                        Locale.ROOT,
                                        "%,d entries, %s UTC",
                                        v.entries(),
                                        Times.of(v.finishedAt()));
                        case BROKEN -> "Entry " + v.firstBad() + ": " + v.reason();
                        case FAILED -> String.valueOf(v.reason());
                    });
        });
    }

    private static Badge verdict(Verification v) {
        return switch (v.state()) {
            case NEVER -> Badge.quiet("never");
            case RUNNING -> Badge.quiet("checking");
            case SOUND -> Badge.good("sound");
            case BROKEN -> Badge.danger("broken");
            case FAILED -> Badge.attention("not finished");
        };
    }

    private static Badge outcome(EntryView entry) {
        String text = entry.outcome().toLowerCase(Locale.ROOT);
        return switch (entry.outcome()) {
            case "DONE" -> Badge.quiet(text);
            case "REFUSED" -> Badge.attention(text);
            default -> Badge.danger(text);
        };
    }

    private static String actor(EntryView entry) {
        String kind = entry.actorKind().toLowerCase(Locale.ROOT).replace('_', ' ');
        String who =
                entry.actor().isEmpty()
                        ? kind
                        : (kind.equals("person") ? "" : kind + " ") + Names.brief(entry.actor());
        return entry.behalf() == null ? who : who + " for " + Names.brief(entry.behalf());
    }

    private static String facts(EntryView entry) {
        List<String> facts = new ArrayList<>();
        entry.details().forEach((name, value) -> facts.add(name + " " + value));
        return String.join(", ", facts);
    }

    @Override
    protected void detail(EntryView entry, Drawer drawer) {
        List<Node> lines = new ArrayList<>();
        lines.add(Form.fact("Outcome", outcome(entry).label()));
        lines.add(Form.fact("Time", Times.of(entry.at())));
        lines.add(Form.fact("Actor", entry.actorKind() + " " + entry.actor()));
        lines.add(Form.fact("For", Names.orDash(entry.behalf())));
        lines.add(Form.fact("Object", Names.orDash(entry.object())));
        lines.add(Form.fact("About", Names.orDash(entry.subject())));
        lines.add(Form.fact("Address", Names.orDash(entry.address())));
        lines.add(Form.fact("Program", Names.orDash(entry.agent())));
        lines.add(Form.fact("Session", Names.orDash(entry.session())));
        lines.add(Form.fact("Device", Names.orDash(entry.device())));
        lines.add(Form.fact("Trace", Names.orDash(entry.trace())));
        entry.details().forEach((name, value) -> lines.add(Form.fact(name, value)));
        lines.add(Form.fact("Hash", entry.hash()));
        Label proof = Form.text("");
        lines.add(proof);
        drawer.show(
                String.format(Locale.ROOT, "Entry %,d · %s", entry.seq(), entry.action()),
                lines,
                List.of(
                        Form.main(
                                "Check the proof",
                                "plain",
                                () ->
                                        acts.ask(
                                                "Check the proof of entry " + entry.seq(),
                                                c ->
                                                        ProofCheck.of(
                                                                c.audits().entry(entry.seq()),
                                                                c.audits().checkpoints(1).key()),
                                                outcome -> {
                                                    proof.setGraphic(outcome.badge().label());
                                                    proof.setText(outcome.words());
                                                }))));
    }
}
