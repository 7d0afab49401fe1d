package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.HypotheticalResource;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.NameBook;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.table.Badge;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A request that nobody made, as typed, and what would be decided about it. */
final class PolicyForm extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final TextField person = field("person", "user name; nobody's own rights if empty");
    private final TextField roles = field("roles", "VIP, … besides the person's own");
    private final TextField permission = field("permission", "order:place");
    private final TextField type = field("type", "order; none if empty");
    private final TextField attributes = field("attributes", "amount=20000, side=BUY");
    private final TextField at = field("at", "2026-03-02 23:10; now if empty");
    private final TextField environment =
            field("environment", "address=203.0.113.7, device.trusted=true");
    private final TextField proof = field("proof", "60");
    private final TextField factors = field("factors", "pwd, otp");
    private final Label error = Form.error();
    private final VBox answer = new VBox();
    private final Acts acts;

    PolicyForm(Acts acts) {
        this.acts = acts;
        getStyleClass().add("dry-run");
        answer.getStyleClass().add("dry-run-answer");
        Button go = Form.main("Decide", "plain", this::decide);
        go.setId("try");
        go.disableProperty().bind(permission.textProperty().isEmpty());
        getChildren()
                .addAll(
                        Form.text("What would be decided? Nothing is done or recorded."),
                        Form.line("Person", person),
                        Form.line("With roles", roles),
                        Form.line("Permission", permission),
                        pair(Form.line("Resource", type), Form.line("Its attributes", attributes)),
                        pair(Form.line("When, UTC", at), Form.line("Seconds since proof", proof)),
                        Form.line("Environment", environment),
                        Form.line("Factors", factors),
                        error,
                        Form.buttons(go),
                        answer);
        for (TextField field : List.of(person, roles, permission, attributes, at, environment)) {
            field.setOnAction(_ -> go.fire());
        }
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId("try-" + id);
        field.setPromptText(prompt);
        return field;
    }

    private static HBox pair(Node left, Node right) {
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox pair = new HBox(left, right);
        pair.getStyleClass().add("form-pair");
        return pair;
    }

    Node first() {
        return person;
    }

    /** Asks what would be decided. */
    void decide() {
        error.setText("");
        HypotheticalRequest typed;
        try {
            typed = read();
        } catch (IllegalArgumentException e) {
            error.setText(Failures.describe(e));
            return;
        }
        String who = person.getText().strip();
        acts.ask(
                "Try " + typed.permission(),
                c ->
                        c.access()
                                .policies()
                                .dryRun(who.isEmpty() ? typed : of(NameBook.find(c, who), typed)),
                this::show);
    }

    private static HypotheticalRequest of(UserId user, HypotheticalRequest r) {
        return new HypotheticalRequest(
                user,
                r.roles(),
                r.permission(),
                r.resource(),
                r.at(),
                r.environment(),
                r.authAgeSeconds(),
                r.factors());
    }

    private HypotheticalRequest read() {
        String resource = type.getText().strip();
        return new HypotheticalRequest(
                null,
                list(roles.getText()),
                permission.getText().strip(),
                resource.isEmpty()
                        ? null
                        : new HypotheticalResource(
                                resource, null, null, pairs(attributes.getText())),
                when(at.getText()),
                pairs(environment.getText()),
                seconds(proof.getText()),
                list(factors.getText()));
    }

    private static List<String> list(String typed) {
        return Stream.of(typed.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /**
     * @throws IllegalArgumentException if something is not {@code name=value}
     */
    static Map<String, String> pairs(String typed) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : list(typed)) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException(
                        "“" + pair + "” is not name=value; separate several by commas.");
            }
            pairs.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip());
        }
        return pairs;
    }

    private static @Nullable Instant when(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.strip(), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "“" + typed + "” is not a time such as 2026-03-02 23:10.", e);
        }
    }

    private static long seconds(String typed) {
        if (typed.isBlank()) {
            return 0;
        }
        if (!typed.strip().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("“" + typed + "” is not a number of seconds.");
        }
        return Long.parseLong(typed.strip());
    }

    private void show(DecisionView decision) {
        answer.getChildren().setAll(badge(decision.verdict()).label());
        decision.reasons().forEach(r -> answer.getChildren().add(Form.text(r)));
    }

    static Badge badge(Verdict verdict) {
        return switch (verdict) {
            case ALLOWED -> Badge.good("allowed");
            case DENIED -> Badge.danger("denied");
            case STEP_UP -> Badge.attention("after a fresh proof");
        };
    }
}
