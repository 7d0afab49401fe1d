package io.aibotiyi.workstation.dock;

import java.util.List;

/**
 * A window's place on the desktop in pixels.
 *
 * @param width and height at least 1
 */
public record Bounds(double x, double y, double width, double height) {

    /** Smallest window that can be worked in. */
    private static final double LEAST = 160;

    /** So much of a title bar must be on a screen that a person can take hold of it. */
    private static final double GRIP_WIDTH = 96;

    private static final double GRIP_HEIGHT = 24;

    private static final double LARGEST = 100_000;

    public Bounds {
        if (!(Math.abs(x) <= LARGEST && Math.abs(y) <= LARGEST)
                || !(width >= 1 && width <= LARGEST && height >= 1 && height <= LARGEST)) {
            throw new IllegalArgumentException("Not a place on a desktop");
        }
    }

    /**
     * These bounds if a person could take hold of a window there, else as large a window as fits in
     * the middle of the first screen.
     *
     * @param screens those there are now, the primary first; without any these bounds stay
     */
    public Bounds within(List<Bounds> screens) {
        if (screens.isEmpty()) {
            return this;
        }
        Bounds grip = new Bounds(x, y, width, GRIP_HEIGHT);
        for (Bounds screen : screens) {
            if (overlap(x, width, screen.x, screen.width) >= Math.min(GRIP_WIDTH, width)
                    && overlap(grip.y, grip.height, screen.y, screen.height) >= GRIP_HEIGHT) {
                return sized(screen);
            }
        }
        Bounds screen = screens.getFirst();
        Bounds sized = sized(screen);
        return new Bounds(
                screen.x + (screen.width - sized.width) / 2,
                screen.y + (screen.height - sized.height) / 2,
                sized.width,
                sized.height);
    }

    private Bounds sized(Bounds screen) {
        return new Bounds(
                x,
                y,
                Math.clamp(width, Math.min(LEAST, screen.width), screen.width),
                Math.clamp(height, Math.min(LEAST, screen.height), screen.height));
    }

    private static double overlap(double a, double length, double b, double other) {
        return Math.min(a + length, b + other) - Math.max(a, b);
    }
}
