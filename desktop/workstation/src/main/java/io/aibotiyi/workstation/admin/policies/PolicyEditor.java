package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * One policy: its versions, the text of one of them, and what stands between that and its
 * deployment. What is typed is kept while the policy is only asked for again. FX thread only.
 */
final class PolicyEditor extends BorderPane {

    private final Acts acts;
    private final Runnable changed;
    private final TextArea text = new TextArea();
    private final ComboBox<PolicyVersionView> versions = new ComboBox<>();
    private final Label title = new Label();
    private final Label description = new Label();
    private final PolicyOutcome outcome = new PolicyOutcome();
    private final PolicySchemaPane schema;
    private final Button change = Form.main("Tests…", "plain", this::changeTests);
    private final Button check = Form.main("Check", "plain", this::check);
    private final Button shadow = Form.main("Try on recent decisions", "plain", this::shadow);
    private final Button save = Form.main("Save as a draft", "plain", this::save);
    private final Button deploy = Form.main("Deploy…", "danger", this::deploy);
    private final Button withdraw = Form.main("Withdraw…", "danger", this::withdraw);
    private final TextField reason = new TextField();
    private @Nullable PolicyView policy;
    private @Nullable PolicyVersionView version;
    private List<PolicyTest> tests = List.of();

    /**
     * @param changed run when the list of policies has to be asked for again
     */
    PolicyEditor(Acts acts, Runnable changed) {
        this.acts = acts;
        this.changed = changed;
        getStyleClass().addAll("policy-editor", "record-pane");
        text.getStyleClass().add("code");
        text.setAccessibleText("The policy's text, in Cedar");
        text.textProperty().addListener((_, _, _) -> showButtons());
        versions.setAccessibleText("Version");
        versions.setConverter(new VersionWords());
        versions.valueProperty()
                .addListener((_, _, chosen) -> {
                    if (chosen != null && !chosen.equals(version)) {
                        open(chosen);
                    }
                });
        reason.setPromptText("Why it is put in force, or out of it");
        reason.setAccessibleText("Reason");
        reason.getStyleClass().add("table-filter");
        title.getStyleClass().add("editor-title");
        description.getStyleClass().add("advice");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        schema = new PolicySchemaPane(acts);
        ToggleButton beside = new ToggleButton("Schema");
        beside.setId("policy-schema");
        beside.getStyleClass().add("flat-toggle");
        beside.selectedProperty()
                .addListener((_, _, on) -> {
                    setRight(on ? schema : null);
                    if (on) {
                        schema.load();
                    }
                });
        HBox head = new HBox(title, description, space, beside, versions);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("table-tools");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(change, check, shadow, save, gap, reason, withdraw, deploy);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("drawer-acts");
        setTop(head);
        setCenter(text);
        setBottom(new VBox(outcome, foot));
        check.setId("policy-check");
        change.setId("policy-tests");
        showButtons();
    }

    /** Tells versions by number and state. */
    private final class VersionWords extends StringConverter<PolicyVersionView> {

        @Override
        public String toString(@Nullable PolicyVersionView v) {
            if (v == null) {
                return "";
            }
            Integer active = policy == null ? null : policy.active();
            String state =
                    active != null && active == v.version()
                            ? "in force"
                            : v.deployed() == null ? "draft" : "earlier";
            return "Version " + v.version() + " · " + state + " · " + Times.of(v.created());
        }

        @Override
        public PolicyVersionView fromString(String words) {
            throw new UnsupportedOperationException("versions are chosen, not typed");
        }
    }

    /** Shows a policy, at the version that is newest. */
    void show(PolicyView next) {
        boolean same = policy != null && policy.name().equals(next.name());
        if (same && next.equals(policy)) {
            return;
        }
        policy = next;
        title.setText(next.name());
        description.setText(next.description());
        acts.ask(
                "Versions of " + next.name(),
                c -> c.access().policies().versions(next.name()),
                this::show);
    }

    private void show(List<PolicyVersionView> all) {
        PolicyVersionView kept = version;
        boolean typing = edited();
        versions.getItems().setAll(all);
        if (typing && kept != null && all.stream().anyMatch(v -> isSame(v, kept))) {
            versions.setValue(kept);
        } else if (!all.isEmpty()) {
            open(all.getFirst());
        }
    }

    private static boolean isSame(PolicyVersionView a, PolicyVersionView b) {
        return a.version() == b.version() && a.text().equals(b.text());
    }

    private void open(PolicyVersionView next) {
        version = next;
        versions.setValue(next);
        tests = next.tests();
        text.setText(next.text());
        outcome.expect(tests.size());
        showButtons();
    }

    /** Whether what is shown is not what is stored. */
    boolean edited() {
        return version != null
                && !(text.getText().equals(version.text()) && tests.equals(version.tests()));
    }

    private void showButtons() {
        boolean none = version == null;
        boolean edited = edited();
        change.setDisable(none);
        change.setText(tests.isEmpty() ? "Tests…" : "Tests (" + tests.size() + ")…");
        check.setDisable(none || edited);
        shadow.setDisable(none || edited);
        save.setDisable(!edited);
        boolean inForce = inForce();
        deploy.setDisable(none || edited || inForce);
        withdraw.setDisable(policy == null || policy.active() == null);
    }

    private boolean inForce() {
        Integer active = policy == null ? null : policy.active();
        return version != null && active != null && active == version.version();
    }

    private void changeTests() {
        PolicyView of = policy;
        if (of != null) {
            TestsForm form =
                    new TestsForm(
                            acts,
                            of.name(),
                            tests,
                            next -> {
                                tests = next;
                                outcome.expect(next.size());
                                showButtons();
                            });
            acts.dialogs().show(form, form.first(), () -> {});
        }
    }

    /** Checks what is stored. */
    void check() {
        PolicyView of = policy;
        PolicyVersionView what = version;
        if (of != null && what != null) {
            acts.ask(
                    "Check " + of.name(),
                    c -> c.access().policies().check(of.name(), what.version()),
                    outcome::show);
        }
    }

    private void shadow() {
        PolicyView of = policy;
        PolicyVersionView what = version;
        if (of != null && what != null) {
            acts.ask(
                    "Try " + of.name() + " on recent decisions",
                    c -> c.access().policies().shadow(of.name(), what.version()),
                    outcome::show);
        }
    }

    private void save() {
        PolicyView of = policy;
        PolicyVersionView from = version;
        if (of == null || from == null) {
            return;
        }
        SavePolicy draft = new SavePolicy(of.description(), text.getText(), tests);
        acts.ask(
                "Save a draft of " + of.name(),
                c -> c.access().policies().save(of.name(), draft),
                saved -> {
                    version = null;
                    changed.run();
                });
    }

    private void deploy() {
        PolicyView of = policy;
        PolicyVersionView what = version;
        if (of == null || what == null) {
            return;
        }
        if (missesReason()) {
            return;
        }
        String why = reason.getText().strip();
        acts.dangerous(
                "Deploy version " + what.version() + " of " + of.name(),
                "From the next decision on everybody is judged by it. Where it can permit"
                        + " something, somebody else must approve first.",
                of.name(),
                "Deploy",
                c -> c.access().policies().deploy(of.name(), new DeployPolicy(what.version(), why)),
                changed);
    }

    private void withdraw() {
        PolicyView of = policy;
        if (of == null || missesReason()) {
            return;
        }
        String why = reason.getText().strip();
        acts.dangerous(
                "Withdraw " + of.name(),
                "From the next decision on nobody is judged by it: what it forbade is allowed"
                        + " where roles allow it.",
                of.name(),
                "Withdraw",
                c -> c.access().policies().withdraw(of.name(), new Revoke(why)),
                changed);
    }

    private boolean missesReason() {
        boolean misses = reason.getText().isBlank();
        if (misses) {
            reason.requestFocus();
            acts.tell("A reason is missing", "Say why, for the audit log.");
        }
        return misses;
    }

    /** Empties everything. */
    void forget() {
        policy = null;
        version = null;
        tests = List.of();
        title.setText("");
        description.setText("");
        versions.getItems().clear();
        text.clear();
        outcome.clear();
        schema.forget();
        showButtons();
    }
}
