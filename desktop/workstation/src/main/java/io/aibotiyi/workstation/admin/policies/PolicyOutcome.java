package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.ShadowDifference;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Policies.TestOutcome;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.table.Badge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What came out of checking a policy, or of trying it on recent decisions. */
final class PolicyOutcome extends ScrollPane {

    private final VBox lines = new VBox();

    PolicyOutcome() {
        getStyleClass().add("policy-outcome-pane");
        lines.getStyleClass().add("policy-outcome");
        setContent(lines);
        setFitToWidth(true);
        setMinHeight(USE_PREF_SIZE);
    }

    void clear() {
        lines.getChildren().clear();
    }

    /** How many tests stand before a deployment. */
    void expect(int tests) {
        lines.getChildren()
                .setAll(
                        Form.text(
                                switch (tests) {
                                    case 0 -> "No tests are kept beside this policy.";
                                    case 1 ->
                                            "1 test must come out as expected before it is"
                                                    + " deployed.";
                                    default ->
                                            tests
                                                    + " tests must come out as expected before it"
                                                    + " is deployed.";
                                }));
    }

    void show(PolicyCheck result) {
        List<Node> shown = new ArrayList<>();
        shown.add(
                (result.deployable()
                                ? Badge.good("can be deployed")
                                : Badge.danger("cannot be deployed"))
                        .label());
        result.errors().forEach(e -> shown.add(Form.fact("error", e)));
        result.warnings().forEach(w -> shown.add(Form.fact("warning", w)));
        for (TestOutcome test : result.tests()) {
            HBox line = new HBox(badge(test).label(), new Label(test.name()), because(test));
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("test-line");
            shown.add(line);
        }
        lines.getChildren().setAll(shown);
    }

    private static Badge badge(TestOutcome test) {
        return test.passed() ? Badge.good("passed") : Badge.danger("failed");
    }

    private static Label because(TestOutcome test) {
        Label because =
                new Label(
                        (test.passed()
                                        ? Names.words(test.actual())
                                        : Names.words(test.actual())
                                                + " instead of "
                                                + Names.words(test.expected()))
                                + ": "
                                + String.join("; ", test.reasons()));
        because.getStyleClass().add("advice");
        return because;
    }

    void show(ShadowReport report) {
        List<Node> shown = new ArrayList<>();
        shown.add(
                Form.text(
                        String.format(
                                Locale.ROOT,
                                "Of the last %,d decisions %,d would have come out otherwise.",
                                report.decisions(),
                                report.differences().size())));
        for (ShadowDifference d : report.differences()) {
            shown.add(
                    Form.fact(
                            Times.of(d.at()),
                            d.permission()
                                    + ": "
                                    + Names.words(d.was())
                                    + " → "
                                    + Names.words(d.would())
                                    + "; "
                                    + String.join("; ", d.reasons())));
        }
        lines.getChildren().setAll(shown);
    }
}
