package io.aibotiyi.workstation.connect;

import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.workstation.state.BrowserTurn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Target;
import io.aibotiyi.workstation.state.TrustQuestion;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which backend, and as whom. The same form asks for the setup secret on a fresh server. */
public final class ConnectForm extends VBox {

    private final Desk desk;
    private final Runnable close;
    private final Consumer<String> remembered;
    private final Consumer<URI> openBrowser;
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
    private final TextField token = new TextField();
    private final TextField code = new TextField();
    private final VBox tokenLine = line("Invitation, or token of the link", token);
    private final VBox codeLine = line("Code", code);
    private final ToggleButton totp = new ToggleButton("Authenticator");
    private final ToggleButton recovery = new ToggleButton("Recovery code");
    private final ToggleButton mail = new ToggleButton("Mailed code");
    private final HBox factors = new HBox(totp, recovery, mail);
    private final Button browser = new Button("Sign in with the browser");
    private final Button invited = other("I have an invitation", Step.INVITATION);
    private final Button forgot = other("Forgot the password", Step.FORGOTTEN);
    private final Button linked = other("I have the mailed link", Step.RESET);
    private final Button back = other("Back", Step.PASSWORD);
    private final FlowPane others = new FlowPane(back, invited, forgot, linked);
    private final VBox doors = new VBox(browser);
    private @Nullable String provider;
    private final BrowserPane browsing;
    private final TrustPane trust;
    private final HBox buttons = new HBox();
    private final Pins pins = new Pins();
    private Step step = Step.PASSWORD;
    private BrowserTurn turn = BrowserTurn.NONE;
    private boolean asked;

    /** What is asked for, once the backend wants somebody to sign in. */
    private enum Step {
        PASSWORD,
        /** The system's browser has the turn. */
        BROWSER,
        /** A further factor of a flow. */
        FACTOR,
        INVITATION,
        FORGOTTEN,
        RESET
    }

    /**
     * @param remembered given the address that was connected to
     * @param close closes the form
     */
    public ConnectForm(Desk desk, String lastAddress, Consumer<String> remembered, Runnable close) {
        this(desk, lastAddress, remembered, close, new SystemBrowser());
    }

    /**
     * @param openBrowser shows an address in the system's browser
     */
    ConnectForm(
            Desk desk,
            String lastAddress,
            Consumer<String> remembered,
            Runnable close,
            Consumer<URI> openBrowser) {
        this.openBrowser = openBrowser;
        this.desk = desk;
        browsing = new BrowserPane(desk.connector()::cancelBrowser);
        trust = new TrustPane(desk);
        this.close = close;
        this.remembered = remembered;
        getStyleClass().add("connect-form");
        setId("connect-form");
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
        error.managedProperty()
                .bind(error.visibleProperty().and(error.textProperty().isNotEmpty()));
        embedded.setOnAction(_ -> choose(true));
        remote.setOnAction(_ -> choose(false));
        Button cancel = new Button("Close");
        cancel.getStyleClass().add("text-button");
        cancel.setOnAction(_ -> close.run());
        go.setDefaultButton(true);
        go.setOnAction(_ -> proceed());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        buttons.getChildren().addAll(space, cancel, go);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren()
                .addAll(
                        title,
                        kinds,
                        addressLine,
                        secretLine,
                        userLine,
                        tokenLine,
                        passwordLine,
                        factors,
                        codeLine,
                        browsing,
                        explanation,
                        error,
                        trust,
                        doors,
                        others,
                        buttons);
        factors.getStyleClass().add("segmented");
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton factor : List.of(totp, recovery, mail)) {
            factor.getStyleClass().add("flat-toggle");
            factor.setToggleGroup(group);
            factor.setOnAction(_ -> factor.setSelected(true));
        }
        doors.getStyleClass().add("browser-doors");
        door(browser, "sign-in-browser", null);
        code.setId("sign-in-code");
        go.setId("connect-go");
        address.setId("connect-address");
        username.setId("sign-in-name");
        password.setId("sign-in-password");
        Link now = desk.link().get();
        choose(now.isEmbedded() && now.phase() != Link.Phase.CONNECTED && lastAddress.isEmpty());
        asked = now.phase() == Link.Phase.SIGN_IN || now.phase() == Link.Phase.SET_UP;
        pins.add(desk.link().listen(this::show));
        pins.add(desk.connector().flow().listen(this::ask));
        pins.add(desk.connector().providers().listen(this::offer));
        pins.add(desk.connector().browser().listen(this::show));
        pins.add(desk.connector().question().listen(q -> show(desk.link().get())));
    }

    private Button other(String name, Step to) {
        Button button = new Button(name);
        button.getStyleClass().add("text-button");
        button.setOnAction(_ -> {
            desk.connector().startOver();
            turn(to);
        });
        return button;
    }

    private void turn(Step to) {
        step = to;
        token.clear();
        code.clear();
        password.clear();
        error.setText("");
        show(desk.link().get());
        (switch (to) {
                    case FACTOR -> code;
                    case PASSWORD, FORGOTTEN -> username;
                    case BROWSER -> go;
                    case INVITATION, RESET -> token;
                })
                .requestFocus();
    }

    private void door(Button button, String id, @Nullable String to) {
        button.getStyleClass().add("browser-door");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setId(id);
        button.setOnAction(_ -> {
            provider = to;
            visitBrowser();
        });
    }

    private void offer(List<OAuth.Provider> providers) {
        doors.getChildren().setAll(browser);
        for (OAuth.Provider offered : providers) {
            Button door = new Button("Sign in at " + offered.label());
            door(door, "sign-in-at-" + offered.name(), offered.name());
            doors.getChildren().add(door);
        }
    }

    private void visitBrowser() {
        desk.connector().startOver();
        turn(Step.BROWSER);
        desk.connector().signInWithBrowser(openBrowser, provider);
    }

    private void ask(Optional<Flow> flow) {
        List<FactorKind> offered = flow.map(Flow::offered).orElse(List.of());
        visible(totp, offered.contains(FactorKind.TOTP));
        visible(recovery, offered.contains(FactorKind.RECOVERY_CODE));
        visible(mail, offered.contains(FactorKind.EMAIL_CODE));
        Stream.of(totp, mail, recovery)
                .filter(Node::isManaged)
                .findFirst()
                .ifPresent(t -> t.setSelected(true));
        if (flow.isPresent() && step != Step.FACTOR) {
            turn(Step.FACTOR);
        } else if (flow.isEmpty() && step == Step.FACTOR) {
            turn(Step.PASSWORD);
        }
    }

    private FactorKind factor() {
        return recovery.isSelected()
                ? FactorKind.RECOVERY_CODE
                : mail.isSelected() ? FactorKind.EMAIL_CODE : FactorKind.TOTP;
    }

    private void signIn() {
        switch (step) {
            case PASSWORD -> desk.connector().signIn(username.getText(), password.getText());
            case BROWSER -> visitBrowser();
            case FACTOR -> desk.connector().prove(factor(), code.getText().strip());
            case INVITATION -> desk.connector().accept(token.getText().strip(), password.getText());
            case RESET -> desk.connector().reset(token.getText().strip(), password.getText());
            case FORGOTTEN ->
                    desk.connector()
                            .askReset(
                                    username.getText().strip(),
                                    why -> {
                                        if (why.isEmpty()) {
                                            turn(Step.RESET);
                                        } else {
                                            error.setText(why);
                                        }
                                    });
        }
    }

    /** Ends its listening, and a visit of the browser; the mirror of making it. */
    public void detach() {
        desk.connector().cancelBrowser();
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
        desk.connector().cancelBrowser();
        show(desk.link().get());
    }

    private void proceed() {
        error.setText("");
        Link link = desk.link().get();
        if (embedded.isSelected()) {
            asked = true;
            desk.connector().connect(new Target.Embedded());
        } else if (asked && link.phase() == Link.Phase.SIGN_IN) {
            signIn();
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

    /** Shows how a sign-in with the browser stands. */
    public void show(BrowserTurn now) {
        turn = now;
        browsing.show(now);
        show(desk.link().get());
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
        boolean typesName = step == Step.PASSWORD || step == Step.FORGOTTEN;
        boolean typesPassword =
                step != Step.FACTOR && step != Step.FORGOTTEN && step != Step.BROWSER;
        visible(userLine, (signIn && typesName) || setUp);
        visible(passwordLine, (signIn && typesPassword) || setUp);
        visible(tokenLine, signIn && (step == Step.INVITATION || step == Step.RESET));
        visible(factors, signIn && step == Step.FACTOR);
        visible(codeLine, signIn && step == Step.FACTOR);
        visible(others, signIn);
        visible(browsing, signIn && step == Step.BROWSER);
        visible(back, step != Step.PASSWORD && turn.stage() != Stage.FINISHING);
        visible(doors, signIn && step == Step.PASSWORD);
        visible(invited, step == Step.PASSWORD);
        visible(forgot, step == Step.PASSWORD);
        visible(linked, step == Step.FORGOTTEN);
        explanation.setText(explain(there, signIn, setUp, link));
        Optional<TrustQuestion> untrusted = question(there);
        trust.show(untrusted);
        visible(explanation, untrusted.isEmpty() && !explanation.getText().isEmpty());
        error.setVisible(untrusted.isEmpty() && !(step == Step.BROWSER && turn.hasEnded()));
        visible(buttons, untrusted.isEmpty());
        address.setDisable(busy || untrusted.isPresent());
        boolean visiting = turn.stage() == Stage.ASKING || turn.stage() == Stage.FINISHING;
        go.setDisable(busy || (signIn && visiting));
        go.setText(
                busy ? "Connecting…" : signIn ? verb() : setUp ? "Create and sign in" : "Connect");
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

    private Optional<TrustQuestion> question(boolean there) {
        return there && asked ? desk.connector().question().get() : Optional.empty();
    }

    private String verb() {
        return switch (step) {
            case PASSWORD, FACTOR -> "Sign in";
            case BROWSER -> turn.hasEnded() ? "Try again" : "Open the browser again";
            case INVITATION -> "Accept and sign in";
            case FORGOTTEN -> "Send a link";
            case RESET -> "Set the password";
        };
    }

    private String explain(boolean there, boolean signIn, boolean setUp, Link link) {
        if (setUp) {
            return "This server is new: create its first administrator.";
        }
        if (signIn && link.server() != null) {
            switch (step) {
                case FACTOR -> {
                    return "One thing more: show a second factor.";
                }
                case BROWSER -> {
                    return "";
                }
                case INVITATION -> {
                    return "Choose your password. An invitation works once.";
                }
                case FORGOTTEN -> {
                    return "A link is mailed to that person, if there is one and the server sends"
                            + " mail.";
                }
                case RESET -> {
                    return "If that person exists, a link is on its way. Type its token and a new"
                            + " password.";
                }
                case PASSWORD -> {}
            }
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
