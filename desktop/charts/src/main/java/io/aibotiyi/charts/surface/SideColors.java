package io.aibotiyi.charts.surface;

import io.aibotiyi.domain.Side;
import javafx.scene.paint.Color;

/** One colour for each side. */
public record SideColors(Color buy, Color sell) {

    /** The sides' own colours. */
    public static SideColors of(SurfaceStyle style) {
        return new SideColors(style.colour(Tone.UP), style.colour(Tone.DOWN));
    }

    /**
     * The sides' colours mixed into the ground, opaque.
     *
     * @param share of the side's colour, 0 to 1
     */
    public static SideColors tint(SurfaceStyle style, double share) {
        return new SideColors(style.onCanvas(Tone.UP, share), style.onCanvas(Tone.DOWN, share));
    }

    /** These colours moved {@code share} of the way to another. */
    public SideColors toward(Color other, double share) {
        return new SideColors(buy.interpolate(other, share), sell.interpolate(other, share));
    }

    public Color of(Side side) {
        return side == Side.BUY ? buy : sell;
    }
}
