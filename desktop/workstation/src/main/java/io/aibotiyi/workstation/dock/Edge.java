package io.aibotiyi.workstation.dock;

import io.aibotiyi.workstation.dock.DockNode.Axis;

/** Where a panel goes, seen from another: beside it, or as a tab with it. */
public enum Edge {
    LEFT(Axis.HORIZONTAL, true),
    RIGHT(Axis.HORIZONTAL, false),
    TOP(Axis.VERTICAL, true),
    BOTTOM(Axis.VERTICAL, false),
    /** Into the same tabs. */
    CENTER(Axis.HORIZONTAL, false);

    private final Axis axis;
    private final boolean before;

    Edge(Axis axis, boolean before) {
        this.axis = axis;
        this.before = before;
    }

    /** The axis of a split that has parts on this edge; of no meaning for {@link #CENTER}. */
    public Axis axis() {
        return axis;
    }

    /** Whether it comes first along the axis. */
    public boolean isBefore() {
        return before;
    }
}
