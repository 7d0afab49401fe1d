package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.docking.DetachedWindows.Detached;
import io.aibotiyi.workstation.docking.DetachedWindows.Listener;
import java.util.List;
import javafx.scene.Scene;

/** Where windows beside the main one come from. FX thread only. */
public interface WindowHost {

    /** The screens there are, the primary first. */
    List<Bounds> screens();

    Detached open(Scene scene, Bounds bounds, Listener listener);
}
