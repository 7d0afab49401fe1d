package io.aibotiyi.workstation.shell;

import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.risk.RiskWatch;
import io.aibotiyi.workstation.risk.RiskWords;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Link;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A connection in trouble, or a halt of trading, across the whole window. FX thread only. */
final class Banner extends HBox {

    private static final PseudoClass HALTED = PseudoClass.getPseudoClass("halted");

    private final Desk desk;
    private final RiskWatch risk;
    private final Actions actions;
    private final Label text = new Label();
    private final Button button = new Button("Connect…");

    Banner(Desk desk, RiskWatch risk, Actions actions) {
        this.desk = desk;
        this.risk = risk;
        this.actions = actions;
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        text.setWrapText(true);
        button.getStyleClass().add("text-button");
        getChildren().addAll(text, space, button);
        setManaged(false);
        setVisible(false);
    }

    /** A connection in trouble comes before a halt: without it nothing is known to be true. */
    void show() {
        Link link = desk.link().get();
        boolean failed = link.phase() == Link.Phase.FAILED;
        boolean trouble = failed || link.phase() == Link.Phase.RECONNECTING;
        Optional<HaltView> halt = trouble ? Optional.empty() : risk.halt();
        pseudoClassStateChanged(HALTED, halt.isPresent());
        setManaged(trouble || halt.isPresent());
        setVisible(trouble || halt.isPresent());
        text.setText(halt.map(RiskWords::halt).orElse(link.reason()));
        button.setVisible(failed || halt.isPresent());
        button.setText(halt.isPresent() ? "Risk…" : "Connect…");
        button.setOnAction(_ -> actions.run(halt.isPresent() ? "risk.show" : "window.connect"));
    }
}
