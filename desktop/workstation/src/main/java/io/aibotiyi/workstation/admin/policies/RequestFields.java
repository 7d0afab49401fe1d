package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.HypotheticalResource;
import io.aibotiyi.workstation.look.Form;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A request that nobody made, as a person types it. FX thread only. */
final class RequestFields extends VBox {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /**
     * What was typed.
     *
     * @param person a user name or an id; empty for nobody
     * @param request without the person
     */
    record Typed(String person, HypotheticalRequest request) {}

    private final String prefix;
    private final TextField person;
    private final TextField roles;
    private final TextField permission;
    private final TextField type;
    private final TextField attributes;
    private final TextField at;
    private final TextField environment;
    private final TextField proof;
    private final TextField factors;
    private @Nullable HypotheticalResource resource;

    /**
     * @param prefix of the fields' ids
     * @param entered run when Enter is pressed in a field
     */
    RequestFields(String prefix, Runnable entered) {
        this.prefix = prefix;
        getStyleClass().add("request-fields");
        person = field("person", "user name; nobody's own rights if empty");
        roles = field("roles", "VIP, … besides the person's own");
        permission = field("permission", "order:place");
        type = field("type", "order; none if empty");
        attributes = field("attributes", "amount=20000, side=BUY");
        at = field("at", "2026-03-02 23:10; now if empty");
        environment = field("environment", "address=203.0.113.7, device.trusted=true");
        proof = field("proof", "60");
        factors = field("factors", "pwd, otp");
        for (TextField field : List.of(person, roles, permission, attributes, at, environment)) {
            field.setOnAction(_ -> entered.run());
        }
        getChildren()
                .addAll(
                        Form.line("Person", person),
                        Form.line("With roles", roles),
                        Form.line("Permission", permission),
                        pair(Form.line("Resource", type), Form.line("Its attributes", attributes)),
                        pair(Form.line("When, UTC", at), Form.line("Seconds since proof", proof)),
                        Form.line("Environment", environment),
                        Form.line("Factors", factors));
    }

    private TextField field(String name, String prompt) {
        TextField field = new TextField();
        field.setId(prefix + '-' + name);
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

    /** Without one nothing can be decided. */
    TextField permission() {
        return permission;
    }

    /** Fills the fields; null empties them. */
    void show(@Nullable HypotheticalRequest request) {
        resource = request == null ? null : request.resource();
        if (request == null) {
            Stream.of(person, roles, permission, type, attributes, at, environment, proof, factors)
                    .forEach(TextField::clear);
            return;
        }
        person.setText(request.user() == null ? "" : request.user().toString());
        roles.setText(String.join(", ", request.roles()));
        permission.setText(request.permission());
        type.setText(resource == null ? "" : resource.type());
        attributes.setText(resource == null ? "" : words(resource.attributes()));
        Instant time = request.at();
        at.setText(time == null ? "" : TIME.format(time.atOffset(ZoneOffset.UTC)));
        environment.setText(words(request.environment()));
        proof.setText(Long.toString(request.authAgeSeconds()));
        factors.setText(String.join(", ", request.factors()));
    }

    private static String words(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(e -> e.getKey() + '=' + e.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * @throws IllegalArgumentException saying what cannot be read
     */
    Typed read() {
        String kind = type.getText().strip();
        return new Typed(
                person.getText().strip(),
                new HypotheticalRequest(
                        null,
                        list(roles.getText()),
                        permission.getText().strip(),
                        kind.isEmpty() ? null : resource(kind),
                        when(at.getText()),
                        pairs(environment.getText()),
                        seconds(proof.getText()),
                        list(factors.getText())));
    }

    /** Id and owner, which have no field, stay as they were while the type does. */
    private HypotheticalResource resource(String kind) {
        HypotheticalResource before = resource;
        boolean same = before != null && before.type().equals(kind);
        return new HypotheticalResource(
                kind,
                same ? Objects.requireNonNull(before).id() : null,
                same ? Objects.requireNonNull(before).owner() : null,
                pairs(attributes.getText()));
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
}
