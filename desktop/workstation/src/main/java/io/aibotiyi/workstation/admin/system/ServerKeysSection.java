package io.aibotiyi.workstation.admin.system;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import io.aibotiyi.protocol.VaultKeys.VaultKeysView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/**
 * The backend's own keys: those that sign tokens, as a table, and above it the one that wraps all
 * others, with how far its rotation is.
 */
public final class ServerKeysSection extends TableSection<SigningKeyView> {

    private final Acts acts;
    private final Remote<Optional<VaultKeysView>> vault;
    private final VaultPane pane;
    private final Pins pins = new Pins();

    public static ServerKeysSection of(Desk desk, Acts acts) {
        return new ServerKeysSection(desk, acts);
    }

    private ServerKeysSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("server-keys", "Server keys", Feather.LOCK),
                (client, soFar) -> client.signingKeys().list(),
                SigningKeyView::id,
                k -> String.join(" ", k.id(), k.algorithm(), Names.words(k.state())),
                new RecordTable.Emptiness(
                        Feather.LOCK, "No signing keys", "The backend makes them by itself."));
        this.acts = acts;
        vault =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        Optional.empty(),
                        ServerKeysSection::vault);
        pane = new VaultPane(acts, this::refresh);
        table().text("Signing key", 330, SigningKeyView::id)
                .badge("State", 90, ServerKeysSection::state)
                .firm()
                .text("Algorithm", 90, SigningKeyView::algorithm)
                .time("Signs from", SigningKeyView::activates)
                .time("Published until", SigningKeyView::removes)
                .tool(Form.main("Rotate…", "plain", () -> rotate(false)));
        above(pane);
    }

    private static Optional<VaultKeysView> vault(AibotClient client) {
        return Optional.of(client.vaultKeys().status());
    }

    private static Badge state(SigningKeyView key) {
        String text = Names.words(key.state());
        return switch (key.state()) {
            case ACTIVE -> Badge.good(text);
            case PENDING -> Badge.attention(text);
            case RETIRED, REMOVED -> Badge.quiet(text);
        };
    }

    @Override
    public void open() {
        super.open();
        pins.add(vault.value().listen(pane::show));
        pins.add(vault.health().listen(pane::show));
    }

    @Override
    public void close() {
        pins.close();
        super.close();
    }

    @Override
    public void refresh() {
        super.refresh();
        vault.refresh();
    }

    @Override
    public void forget() {
        super.forget();
        vault.forget();
    }

    private void rotate(boolean compromised) {
        acts.dangerous(
                compromised ? "Throw the signing key away" : "Rotate the signing key",
                compromised
                        ? "Every access token is refused from now on and has to be renewed. For a"
                                + " key that somebody else may have."
                        : "A successor is published first and signs a little later; nobody"
                                + " notices.",
                compromised ? "throw away" : "rotate",
                compromised ? "Throw away" : "Rotate",
                c -> c.signingKeys().rotate(compromised),
                this::refresh);
    }

    @Override
    protected void detail(SigningKeyView key, Drawer drawer) {
        List<Button> buttons =
                key.state() == KeyState.ACTIVE
                        ? List.of(
                                Form.main("Compromised…", "danger", () -> rotate(true)),
                                Form.main("Rotate…", "plain", () -> rotate(false)))
                        : List.of();
        drawer.show(
                "Signing key",
                List.of(
                        Form.fact("State", state(key).label()),
                        Form.fact("Algorithm", key.algorithm()),
                        Form.fact("Made", Times.of(key.created())),
                        Form.fact("Signs from", Times.of(key.activates())),
                        Form.fact("Published until", Times.of(key.removes())),
                        Form.fact("Thumbprint", key.id())),
                buttons);
    }
}
