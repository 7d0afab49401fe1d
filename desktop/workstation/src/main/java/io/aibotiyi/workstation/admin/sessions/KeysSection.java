package io.aibotiyi.workstation.admin.sessions;

import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.admin.section.Drawer;
import io.aibotiyi.workstation.admin.section.Names;
import io.aibotiyi.workstation.admin.section.Pages;
import io.aibotiyi.workstation.admin.section.TableSection;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.table.Badge;
import io.aibotiyi.workstation.table.RecordTable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Keys with which bots sign their requests. */
public final class KeysSection extends TableSection<ApiKeyView> {

    private final Acts acts;
    private final InstantSource clock;

    public KeysSection(Desk desk, Acts acts) {
        super(
                desk,
                new Heading("keys", "API keys", Feather.KEY),
                (client, soFar) ->
                        Pages.all(
                                after ->
                                        client.apiKeys()
                                                .all(
                                                        new ApiKeyQuery(
                                                                null, false, after, Pages.LIMIT)),
                                soFar),
                ApiKeyView::id,
                k ->
                        String.join(
                                " ",
                                k.ownerName(),
                                k.name(),
                                String.join(" ", k.scopes()),
                                String.join(" ", k.addresses()),
                                k.fingerprint()),
                new RecordTable.Emptiness(
                        Feather.KEY, "No API keys", "People make keys for their bots."));
        this.acts = acts;
        clock = desk.clock();
        table().text("Owner", 110, ApiKeyView::ownerName)
                .text("Key", 120, ApiKeyView::name)
                .badge("State", 74, this::state)
                .firm()
                .text("Scopes", 236, k -> String.join(", ", k.scopes()))
                .muted("Addresses", 130, k -> places(k.addresses()))
                .time("Last used", k -> k.lastUsedAt())
                .time("Expires", k -> k.expires());
    }

    private static String places(List<String> addresses) {
        return addresses.isEmpty() ? "anywhere" : String.join(", ", addresses);
    }

    private Badge state(ApiKeyView key) {
        Instant now = clock.instant();
        if (key.revokedAt() != null) {
            return Badge.quiet("revoked");
        }
        if (!now.isBefore(key.expires())) {
            return Badge.quiet("expired");
        }
        return key.addresses().isEmpty() ? Badge.attention("good") : Badge.good("good");
    }

    @Override
    protected void detail(ApiKeyView key, Drawer drawer) {
        List<Button> buttons =
                key.revokedAt() != null
                        ? List.of()
                        : List.of(
                                Form.main(
                                        "Revoke",
                                        "danger",
                                        () ->
                                                acts.dangerous(
                                                        "Revoke " + key.name(),
                                                        "Requests signed with it are refused from"
                                                                + " now on; it cannot be brought"
                                                                + " back.",
                                                        key.name(),
                                                        "Revoke",
                                                        c -> c.apiKeys().revokeAny(key.id()),
                                                        this::refresh)));
        drawer.show(
                key.name(),
                List.of(
                        Form.fact("State", state(key).label()),
                        Form.fact("Owner", key.ownerName()),
                        Form.fact("Scopes", String.join("\n", key.scopes())),
                        Form.fact("Addresses", places(key.addresses())),
                        Form.fact("Created", Times.of(key.createdAt())),
                        Form.fact("Expires", Times.of(key.expires())),
                        Form.fact("Last used", Times.of(key.lastUsedAt())),
                        Form.fact("From", Names.orDash(key.lastUsedFrom())),
                        Form.fact("Revoked", Times.of(key.revokedAt())),
                        Form.fact("Because", Names.orDash(key.revokedBecause())),
                        Form.fact("Fingerprint", key.fingerprint())),
                buttons);
    }
}
