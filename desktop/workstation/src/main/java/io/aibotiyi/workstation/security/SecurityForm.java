package io.aibotiyi.workstation.security;

import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Segments;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** One's own security, for everybody who is signed in. */
public final class SecurityForm extends VBox {

    private final FactorsPane factors;
    private final DevicesPane devices;
    private final BorderPane body = new BorderPane();

    /** What is shown. */
    private enum Part {
        FACTORS("How you sign in"),
        DEVICES("Sessions and devices");

        private final String words;

        Part(String words) {
            this.words = words;
        }
    }

    public SecurityForm(Desk desk, Dialogs dialogs) {
        getStyleClass().addAll("confirm", "wide-dialog");
        Acts acts = new Acts(desk, dialogs, desk.urgent());
        factors = new FactorsPane(acts);
        devices = new DevicesPane(acts);
        body.setPrefHeight(460);
        getChildren()
                .addAll(
                        Form.title("Your security"),
                        new Segments<>(List.of(Part.values()), p -> p.words, this::show),
                        body,
                        Form.buttons(Form.plain("Close", dialogs::closeTop)));
        show(Part.FACTORS);
    }

    private void show(Part part) {
        ScrollPane scroll = new ScrollPane(part == Part.FACTORS ? factors : devices);
        scroll.setFitToWidth(true);
        body.setCenter(scroll);
        if (part == Part.FACTORS) {
            factors.refresh();
        } else {
            devices.refresh();
        }
    }
}
