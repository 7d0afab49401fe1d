package io.aibotiyi.workstation.spaces;

import javafx.scene.Node;

/** One tab of the window: everything for one kind of work. FX thread only. */
public interface Workspace {

    /** Stable, for actions and layouts: {@code trade}, {@code admin}. */
    String id();

    /** As its tab says. */
    String name();

    Node node();

    /** Begins to listen, when the window opens. */
    void attach();

    /** The mirror of {@link #attach}. */
    void detach();

    /** It came to the front, or went away from it. */
    default void inFront(boolean front) {}
}
