package io.aibotiyi.workstation.connect;

import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Target;
import java.net.URI;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which backend, and as whom. The same form asks for the setup secret on a fresh server. */
public final class ConnectForm extends VBox {

    private final Desk desk;
    private final Runnable close;
    private final Consumer<String> remembered;
    private final ToggleButton embedded = new ToggleButton("In this application");
    private final ToggleButton remote = new ToggleButton("On a server");
    private final TextField address = new TextField();
    private final TextField secret = new TextField();
    private final TextField username = new TextField();
    private final PasswordField password = new PasswordField();
    private final Label explanation = new Label();
    private final Label error = new Label();
    private final Button go = new Button();
    private final VBox addressLine = line("Address", address);
    private final VBox secretLine = line("Setup secret, as the server printed it", secret);
    private final VBox userLine = line("User name", username);
    private final VBox passwordLine = line("Password", password);
    private final Pins pins = new Pins();
    private boolean asked;

    /**
     * @param remembered given the address that was connected to
     * @param close closes the form
     */
    public ConnectForm(Desk desk, String lastAddress, Consumer<String> remembered, Runnable close) {
        this.desk = desk;
        this.close = close;
        this.remembered = remembered;
        getStyleClass().add("connect-form");
        Label title = new Label("Connect to a backend");
        title.getStyleClass().add("dialog-title");
        embedded.getStyleClass().add("flat-toggle");
        remote.getStyleClass().add("flat-toggle");
        HBox kinds = new HBox(embedded, remote);
        kinds.getStyleClass().add("segmented");
        address.setPromptText("https://desk.example.com");
        address.setText(lastAddress);
        explanation.setWrapText(true);
        explanation.getStyleClass().add("advice");
        error.setWrapText(true);
        error.getStyleClass().add("form-error");
        embedded.setOnAction(_ -> choose(true));
        remote.setOnAction(_ -> choose(false));
        Button cancel = new Button("Close");
        cancel.getStyleClass().add("text-button");
        cancel.setOnAction(_ -> close.run());
        go.setDefaultButton(true);
        go.setOnAction(_ -> proceed());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        title,
                        kinds,
                        addressLine,
                        secretLine,
                        userLine,
                        passwordLine,
                        explanation,
                        error,
                        buttons);
        Link now = desk.link().get();
        choose(now.isEmbedded() && now.phase() != Link.Phase.CONNECTED && lastAddress.isEmpty());
        asked = now.phase() == Link.Phase.SIGN_IN || now.phase() == Link.Phase.SET_UP;
        pins.add(desk.link().listen(this::show));
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        pins.close();
    }

    /** What should have the keyboard first. */
    public Node first() {
        return remote.isSelected() ? address : go;
    }

    private static VBox line(String name, TextField field) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        label.setLabelFor(field);
        VBox line = new VBox(label, field);
        line.getStyleClass().add("form-line");
        return line;
    }

    private void choose(boolean here) {
        embedded.setSelected(here);
        remote.setSelected(!here);
        asked = false;
        show(desk.link().get());
    }

    private void proceed() {
        error.setText("");
        Link link = desk.link().get();
        if (embedded.isSelected()) {
            asked = true;
            desk.connector().connect(new Target.Embedded());
        } else if (asked && link.phase() == Link.Phase.SIGN_IN) {
            desk.connector().signIn(username.getText(), password.getText());
        } else if (asked && link.phase() == Link.Phase.SET_UP) {
            desk.connector()
                    .setUp(secret.getText().strip(), username.getText(), password.getText());
        } else {
            approach();
        }
    }

    private void approach() {
        String text = address.getText().strip();
        try {
            URI uri = URI.create(text.contains("://") ? text : "https://" + text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                throw new IllegalArgumentException(text);
            }
            asked = true;
            desk.connector().connect(new Target.Remote(uri));
        } catch (IllegalArgumentException e) {
            error.setText("That is no address: https://host or http://host:port expected.");
        }
    }

    private void show(Link link) {
        boolean there = remote.isSelected();
        boolean signIn = there && asked && link.phase() == Link.Phase.SIGN_IN;
        boolean setUp = there && asked && link.phase() == Link.Phase.SET_UP;
        boolean busy =
                asked
                        && (link.phase() == Link.Phase.CONNECTING
                                || link.phase() == Link.Phase.STARTING);
        visible(addressLine, there);
        visible(secretLine, setUp);
        visible(userLine, signIn || setUp);
        visible(passwordLine, signIn || setUp);
        address.setDisable(busy);
        go.setDisable(busy);
        go.setText(
                busy
                        ? "Connecting…"
                        : signIn ? "Sign in" : setUp ? "Create and sign in" : "Connect");
        explanation.setText(explain(there, signIn, setUp, link));
        if (asked) {
            error.setText(link.reason());
        }
        if (asked && link.phase() == Link.Phase.CONNECTED) {
            if (link.target() instanceof Target.Remote r) {
                remembered.accept(r.address().toString());
            }
            close.run();
        }
    }

    private static String explain(boolean there, boolean signIn, boolean setUp, Link link) {
        if (setUp) {
            return "This server is new: create its first administrator.";
        }
        if (signIn && link.server() != null) {
            return link.server().name() + " " + link.server().version() + " answered. Sign in.";
        }
        return there
                ? "The same screens, with that server's markets and accounts."
                : "The backend inside this application, with its simulated market. Nothing leaves"
                        + " this computer.";
    }

    private static void visible(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
