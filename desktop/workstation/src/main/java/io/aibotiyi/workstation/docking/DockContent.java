package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.state.Pins;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * What a panel shows. It keeps its node and what was typed for as long as the panel is there. FX
 * thread only.
 *
 * @param header its own first row, which gets the link's letter in front and the panel's buttons;
 *     the panel is dragged by it
 * @param buttonsAt index in the header where the buttons go
 * @param body what takes the focus when somebody goes to the panel by keyboard
 * @param closed told that the panel is gone for good
 * @param listening begins to listen; called again after each change of what the panel looks at
 */
public record DockContent(
        Region node,
        HBox header,
        int buttonsAt,
        Region body,
        Runnable closed,
        Listening listening) {

    /** Begins to listen. */
    @FunctionalInterface
    public interface Listening {
        /**
         * @param pins what ends it; afterwards the content can begin anew
         */
        void attach(Pins pins);
    }
}
