package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.state.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The tests beside a policy: which there are, and one of them to change. They are kept with the
 * next draft and not before.
 */
final class TestsForm extends VBox {

    /** Most that the backend keeps beside a policy. */
    static final int MOST = 100;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Acts acts;
    private final List<PolicyTest> tests;
    private final VBox list = new VBox();
    private final TextField name = new TextField();
    private final RequestFields fields = new RequestFields("test", this::keep);
    private final Segments<Verdict> expected;
    private final Label error = Form.error();
    private Verdict verdict = Verdict.ALLOWED;
    private @Nullable PolicyTest editing;

    /**
     * @param done given the tests when they are to be used
     */
    TestsForm(Acts acts, String policy, List<PolicyTest> before, Consumer<List<PolicyTest>> done) {
        this.acts = acts;
        tests = new ArrayList<>(before);
        getStyleClass().addAll("confirm", "tests-dialog");
        name.setId("test-name");
        name.setPromptText("at night, from an unknown device");
        expected =
                new Segments<>(
                        List.of(Verdict.values()),
                        v -> PolicyForm.badge(v).text(),
                        v -> verdict = v);
        Button keep = Form.main("Keep this test", "plain", this::keep);
        keep.setId("test-keep");
        keep.disableProperty()
                .bind(
                        name.textProperty()
                                .isEmpty()
                                .or(fields.permission().textProperty().isEmpty()));
        Button use =
                Form.main(
                        "Use these tests",
                        "plain",
                        () -> {
                            acts.dialogs().closeTop();
                            done.accept(List.copyOf(tests));
                        });
        use.setId("tests-use");
        list.getStyleClass().add("tests");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        VBox left = new VBox(scroll, Form.main("Another test", "plain", () -> edit(null)));
        left.getStyleClass().add("tests-left");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right =
                new VBox(
                        Form.line("Name of the test", name),
                        fields,
                        Form.line("Must come out as", expected),
                        error,
                        Form.buttons(keep));
        right.getStyleClass().add("tests-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox both = new HBox(left, right);
        both.getStyleClass().add("tests-body");
        getChildren()
                .addAll(
                        Form.title("Tests of " + policy),
                        Form.text("All of them must come out as expected before a deployment."),
                        both,
                        Form.buttons(Form.plain("Back", acts.dialogs()::closeTop), use));
        edit(tests.isEmpty() ? null : tests.getFirst());
    }

    Node first() {
        return name;
    }

    private void edit(@Nullable PolicyTest test) {
        editing = test;
        error.setText("");
        name.setText(test == null ? "" : test.name());
        fields.show(test == null ? null : test.request());
        verdict = test == null ? Verdict.ALLOWED : test.expected();
        expected.select(verdict);
        draw();
    }

    private void draw() {
        list.getChildren().setAll(tests.stream().map(this::line).toList());
        if (tests.isEmpty()) {
            list.getChildren().add(Form.text("None yet."));
        }
    }

    private HBox line(PolicyTest test) {
        Button choose = Form.plain(test.name(), () -> edit(test));
        choose.setMnemonicParsing(false);
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(choose, Priority.ALWAYS);
        Label badge = PolicyForm.badge(test.expected()).label();
        badge.setMinWidth(USE_PREF_SIZE);
        HBox line =
                new HBox(
                        choose,
                        badge,
                        Icons.button(Feather.TRASH_2, "Remove " + test.name(), () -> remove(test)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("test-choice");
        line.pseudoClassStateChanged(CHOSEN, test.equals(editing));
        return line;
    }

    private void remove(PolicyTest test) {
        tests.remove(test);
        if (test.equals(editing)) {
            edit(null);
        } else {
            draw();
        }
    }

    private void keep() {
        error.setText("");
        String called = name.getText().strip();
        RequestFields.Typed typed;
        try {
            typed = fields.read();
        } catch (IllegalArgumentException e) {
            error.setText(Failures.describe(e));
            return;
        }
        if (called.isEmpty() || typed.request().permission().isEmpty()) {
            return;
        }
        PolicyTest of = editing;
        if (of == null && tests.size() >= MOST) {
            error.setText("No more than " + MOST + " tests are kept beside a policy.");
            return;
        }
        Verdict wanted = verdict;
        acts.ask(
                "Keep the test " + called,
                c -> new PolicyTest(called, Subjects.complete(c, typed), wanted),
                test -> put(of, test));
    }

    private void put(@Nullable PolicyTest before, PolicyTest test) {
        int at = before == null ? -1 : tests.indexOf(before);
        if (at < 0) {
            tests.add(test);
        } else {
            tests.set(at, test);
        }
        edit(test);
    }
}
