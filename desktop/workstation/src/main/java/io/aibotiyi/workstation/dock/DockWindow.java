package io.aibotiyi.workstation.dock;

/**
 * A detached window.
 *
 * @param id unique in its layout
 * @param home where its panels go when it is closed
 */
public record DockWindow(String id, DockNode root, Bounds bounds, Home home) {

    /**
     * A place in the main window.
     *
     * @param neighbour panel that was beside; if it is gone, the right edge serves
     * @param share of the split that the panel had, between 0 and 1
     */
    public record Home(String neighbour, Edge edge, double share) {

        static final Home RIGHT = new Home("", Edge.RIGHT, 0.25);

        public Home {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("A share is between 0 and 1");
            }
        }
    }

    DockWindow withRoot(DockNode next) {
        return new DockWindow(id, next, bounds, home);
    }

    DockWindow withBounds(Bounds next) {
        return new DockWindow(id, root, next, home);
    }
}
