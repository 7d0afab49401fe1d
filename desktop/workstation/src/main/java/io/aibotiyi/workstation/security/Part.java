package io.aibotiyi.workstation.security;

import javafx.scene.Node;

/** One part of one's own account. FX thread only. */
interface Part {

    Node node();

    /** Begins to listen and asks the backend. */
    void open();

    /** The mirror of {@link #open}. */
    void close();
}
