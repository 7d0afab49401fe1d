package io.aibotiyi.workstation.security;

import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.util.List;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One's own account, for everybody who is signed in. */
public final class SecurityForm extends VBox {

    private record Named(Opening id, String words, Part part) {}

    private final BorderPane body = new BorderPane();
    private @Nullable Part shown;

    /** Parts of the account that can be opened at once. */
    public enum Opening {
        FACTORS,
        DEVICES,
        KEYS,
        PRIVACY
    }

    /**
     * @param files where the archive of one's data is saved
     */
    public SecurityForm(Desk desk, Dialogs dialogs, FileDialogs files, Opening first) {
        getStyleClass().addAll("confirm", "wide-dialog", "account");
        Acts acts = new Acts(desk, dialogs, desk.urgent());
        List<Named> parts =
                List.of(
                        new Named(Opening.FACTORS, "How you sign in", new FactorsPane(acts)),
                        new Named(Opening.DEVICES, "Sessions and devices", new DevicesPane(acts)),
                        new Named(Opening.KEYS, "API keys", new KeysPane(desk, acts)),
                        new Named(
                                Opening.PRIVACY, "Your data", new PrivacyPane(desk, acts, files)));
        Segments<Named> segments = new Segments<>(parts, Named::words, this::show);
        body.setPrefHeight(500);
        getChildren()
                .addAll(
                        Form.title("Your account"),
                        segments,
                        body,
                        Form.buttons(Form.plain("Close", dialogs::closeTop)));
        parts.stream()
                .filter(p -> p.id() == first)
                .findFirst()
                .ifPresent(p -> {
                    segments.select(p);
                    show(p);
                });
    }

    /** Ends its listening; the mirror of making it. */
    public void detach() {
        if (shown != null) {
            shown.close();
            shown = null;
        }
    }

    private void show(Named next) {
        detach();
        shown = next.part();
        body.setCenter(next.part().node());
        next.part().open();
    }
}
