package io.aibotiyi.workstation.security;

import io.aibotiyi.client.ApiKey;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Choices;
import io.aibotiyi.workstation.look.Form;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * Asks what a new key may do, from where and until when. The pair is made here; the private half
 * never leaves this process but on this screen.
 */
final class KeyForm extends VBox {

    private static final int LONGEST_DAYS = 365;

    /**
     * A key that was registered.
     *
     * @param secret what the bot needs; whoever has it can act as the bot
     */
    record Made(ApiKeyView key, String secret) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Made[" + key.id() + "]";
        }
    }

    private final TextField name = field("key-name", "grid-bot");
    private final TextField addresses =
            field("key-addresses", "203.0.113.0/24, 2001:db8::7; anywhere if empty");
    private final TextField days = field("key-days", "1 to " + LONGEST_DAYS);
    private final Choices scopes;
    private final Label error = Form.error();
    private final Acts acts;
    private final InstantSource clock;
    private final Consumer<Made> made;

    /**
     * @param offered permissions that a key may carry, by code
     * @param made told once the backend has the key
     */
    KeyForm(
            Acts acts,
            InstantSource clock,
            List<String> offered,
            Consumer<Made> made,
            Runnable back) {
        this.acts = acts;
        this.clock = clock;
        this.made = made;
        getStyleClass().addAll("security-lines", "key-form");
        days.setText("90");
        scopes = new Choices(offered);
        Button create = Form.main("Create the key", "plain", this::create);
        create.setId("key-create");
        create.setDefaultButton(true);
        create.disableProperty().bind(name.textProperty().isEmpty().or(scopes.none()));
        getChildren()
                .addAll(
                        Form.line("Name of the key", name),
                        Form.line("What it may do", scopes),
                        Form.line("From which addresses", addresses),
                        Form.line("Ends after days", days),
                        error,
                        Form.buttons(Form.plain("Back", back), create));
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    Node first() {
        return name;
    }

    private void create() {
        String typed = days.getText().strip();
        if (!typed.matches("[1-9][0-9]{0,2}") || Integer.parseInt(typed) > LONGEST_DAYS) {
            error.setText("Give a number of days from 1 to " + LONGEST_DAYS + ".");
            days.requestFocus();
            return;
        }
        error.setText("");
        List<String> carried = scopes.chosen();
        List<String> places =
                Stream.of(addresses.getText().split("[,\\s]+")).filter(a -> !a.isEmpty()).toList();
        String called = name.getText().strip();
        Duration life = Duration.ofDays(Long.parseLong(typed));
        acts.ask(
                "Create the key " + called,
                client -> {
                    ApiKey.NewKey pair = ApiKey.generate();
                    ApiKeyView view =
                            client.apiKeys()
                                    .create(
                                            new CreateApiKey(
                                                    called,
                                                    pair.publicKey(),
                                                    carried,
                                                    places,
                                                    clock.instant().plus(life)));
                    return new Made(view, pair.registered(view.id()).secret());
                },
                made);
    }
}
