package io.aibotiyi.workstation.flow;

import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.Numbers;
import java.util.OptionalLong;
import javafx.scene.control.Label;

/** From when on trades are complete; shown only where something is made of them. */
public final class FlowLabel extends Label {

    public FlowLabel() {
        getStyleClass().add("figure-name");
        setId("flow-since");
        setMinWidth(USE_PREF_SIZE);
        Hints.on(
                this,
                "Footprints and delta begin here: the backend counts trades from its start on, as"
                        + " far back as its memory reaches. What lies before is not known.");
        show(OptionalLong.empty());
        setWanted(false);
    }

    /**
     * @param since epoch nanoseconds; empty while there are no trades
     */
    public void show(OptionalLong since) {
        setText(
                since.isEmpty()
                        ? "No trades yet"
                        : "Trades from " + Numbers.time(EpochNanos.toInstant(since.getAsLong())));
    }

    public void setWanted(boolean wanted) {
        setVisible(wanted);
        setManaged(wanted);
    }
}
