package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.Bounds;
import java.util.List;
import javafx.scene.Parent;

/** Opens windows beside the main one. FX thread only. */
public interface DetachedWindows {

    /** What a window tells. */
    interface Listener {
        /** A person wants it closed; it stays until it is told to close. */
        void closeWanted();

        void moved(Bounds bounds);
    }

    /** One open window. */
    interface Detached {
        void setTitle(String title);

        void toFront();

        void close();
    }

    /** The screens there are, the primary first. */
    List<Bounds> screens();

    /** Opens a window with this content, framed as all windows of the workstation are. */
    Detached open(Parent content, Bounds bounds, Listener listener);
}
