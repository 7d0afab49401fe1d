package io.aibotiyi.workstation;

import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.docking.DetachedWindows.Detached;
import io.aibotiyi.workstation.docking.DetachedWindows.Listener;
import io.aibotiyi.workstation.shell.WindowHost;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;

/** Windows that are held in memory instead of being shown. */
public final class HeldWindows implements WindowHost {

    /** One window; its title is what it was last given. */
    public static final class Held implements Detached {

        public final Scene scene;
        public final Bounds bounds;
        public final Listener listener;
        public String title = "";
        private final List<Held> all;

        Held(Scene scene, Bounds bounds, Listener listener, List<Held> all) {
            this.scene = scene;
            this.bounds = bounds;
            this.listener = listener;
            this.all = all;
        }

        @Override
        public void setTitle(String next) {
            title = next;
        }

        @Override
        public void toFront() {}

        @Override
        public void close() {
            all.remove(this);
        }
    }

    /** Those that are open, oldest first. */
    public final List<Held> open = new ArrayList<>();

    @Override
    public List<Bounds> screens() {
        return List.of(new Bounds(0, 0, 1920, 1080));
    }

    @Override
    public Detached open(Scene scene, Bounds bounds, Listener listener) {
        Held held = new Held(scene, bounds, listener, open);
        open.add(held);
        return held;
    }
}
