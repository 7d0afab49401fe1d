package io.aibotiyi.charts;

/**
 * Device-pixel arithmetic: coordinates are logical, edges lie on whole device pixels, so that a
 * one-pixel line is one pixel and not two grey ones.
 *
 * @param scale device pixels per logical pixel, at least 1
 */
record Pixels(double scale) {

    /** Nearest device-pixel edge. */
    double snap(double logical) {
        return Math.round(logical * scale) / scale;
    }

    /** A hairline's thickness in logical pixels: one device pixel per whole output scale. */
    double hairline() {
        return Math.max(1, Math.floor(scale)) / scale;
    }
}
