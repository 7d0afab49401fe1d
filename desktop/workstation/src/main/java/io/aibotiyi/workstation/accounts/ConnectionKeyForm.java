package io.aibotiyi.workstation.accounts;

import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a key of an exchange. Its fields are emptied the moment it is sent: what is typed here
 * stays in no field, no log and no notice. The exchange is asked about the key by the backend
 * before it stores anything; a key that it refuses is not kept.
 */
final class ConnectionKeyForm extends VBox {

    private static final VenueId COINBASE = VenueId.of("coinbase");

    private final ComboBox<VenueId> venue = new ComboBox<>();
    private final TextField name = new TextField();
    private final TextField key = new TextField();
    private final PasswordField secret = new PasswordField();
    private final TextArea pem = Form.area("-----BEGIN EC PRIVATE KEY-----");
    private final VBox secretLine = Form.line("Secret", secret);
    private final VBox pemLine = Form.line("Private key (PEM)", pem);
    private final Label hint = Form.note("");
    private final Button send;
    private final @Nullable ConnectionView replaced;
    private final BiConsumer<String, String> sent;

    private ConnectionKeyForm(
            @Nullable ConnectionView replaced,
            String verb,
            BiConsumer<ConnectionKeyForm, Sent> deed,
            Runnable back) {
        this.replaced = replaced;
        this.sent = (k, s) -> deed.accept(this, new Sent(k, s));
        getStyleClass().addAll("security-lines", "key-form");
        venue.setId("connection-venue");
        name.setId("connection-name");
        key.setId("connection-key");
        secret.setId("connection-secret");
        pem.setId("connection-pem");
        venue.getItems().addAll(List.of(VenueId.of("binance"), VenueId.of("kraken"), COINBASE));
        venue.setValue(replaced == null ? VenueId.of("binance") : replaced.venue());
        venue.setMaxWidth(Double.MAX_VALUE);
        venue.setDisable(replaced != null);
        venue.setOnAction(_ -> venueChanged());
        name.setText(replaced == null ? "" : replaced.name());
        name.setPromptText("Main");
        name.setDisable(replaced != null);
        send = Form.main(verb, "plain", this::send);
        send.setId("connection-send");
        send.setDefaultButton(true);
        for (TextInputControl field : List.of(name, key, secret, pem)) {
            field.textProperty().subscribe(this::complete);
        }
        Button leave =
                Form.plain(
                        "Back",
                        () -> {
                            forget();
                            back.run();
                        });
        getChildren()
                .addAll(
                        Form.line("Exchange", venue),
                        Form.line("Name of the connection and its account", name),
                        Form.line("API key", key),
                        secretLine,
                        pemLine,
                        hint,
                        Form.buttons(leave, send));
        venueChanged();
    }

    private record Sent(String key, String secret) {

        @Override
        public String toString() {
            return "Sent[]";
        }
    }

    /**
     * For a new connection.
     *
     * @param done run once the backend has the key
     */
    static ConnectionKeyForm toAdd(Acts acts, Runnable done, Runnable back) {
        return new ConnectionKeyForm(
                null,
                "Check the key and add",
                (form, sent) -> {
                    Connect connect =
                            new Connect(
                                    form.venue.getValue(),
                                    form.name.getText().strip(),
                                    sent.key(),
                                    sent.secret());
                    acts.ask(
                            "Add the connection " + connect.name(),
                            client -> client.connections().connect(connect),
                            _ -> done.run());
                },
                back);
    }

    /** For another key of a connection. */
    static ConnectionKeyForm toReplace(Acts acts, ConnectionView of, Runnable done, Runnable back) {
        return new ConnectionKeyForm(
                of,
                "Check the key and replace",
                (_, sent) -> {
                    ReplaceKey next = new ReplaceKey(sent.key(), sent.secret());
                    acts.ask(
                            "Replace the key of " + of.name(),
                            client -> client.connections().replaceKey(of.id(), next),
                            _ -> done.run());
                },
                back);
    }

    Node first() {
        return replaced == null ? name : key;
    }

    private boolean takesPem() {
        return COINBASE.equals(venue.getValue());
    }

    private void venueChanged() {
        shown(pemLine, takesPem());
        shown(secretLine, !takesPem());
        key.setPromptText(takesPem() ? "organizations/…/apiKeys/…" : "");
        hint.setText(
                switch (venue.getValue().name()) {
                    case "binance" ->
                            "Allow spot trading only. Binance tells whether a key can withdraw; such"
                                    + " a one is refused.";
                    case "kraken" ->
                            "Allow orders and balances, not withdrawals: Kraken does not tell what a"
                                    + " key may do, so nobody here can check it.";
                    default ->
                            "A Coinbase key has a name and a private key in PEM. Allow view and"
                                    + " trade, not transfer: it is not told what a key may do.";
                });
        complete();
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private String typedSecret() {
        return takesPem() ? pem.getText() : secret.getText();
    }

    private void complete() {
        send.setDisable(
                name.getText().isBlank() || key.getText().isBlank() || typedSecret().isBlank());
    }

    private void send() {
        String typedKey = key.getText().strip();
        String typed = takesPem() ? typedSecret() : typedSecret().strip();
        forget();
        hint.setText("The exchange is being asked about the key. If it is refused, type it again.");
        sent.accept(typedKey, typed);
    }

    /** No field holds it any more. */
    private void forget() {
        secret.clear();
        pem.clear();
    }
}
