package io.aibotiyi.workstation.spaces;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Dialogs inside the window, over whatever it shows. FX thread only. */
public interface Dialogs {

    /**
     * Shows a dialog above all others, in the middle.
     *
     * @param focus takes the keyboard; null for the dialog itself
     * @param closed run when it is closed, however that happens
     */
    void show(Region dialog, @Nullable Node focus, Runnable closed);

    /** Closes the dialog on top; without one nothing happens. */
    void closeTop();
}
