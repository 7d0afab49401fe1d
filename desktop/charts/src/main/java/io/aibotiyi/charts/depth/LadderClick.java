package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/**
 * A price the user picked, by pointer or by Enter on the cursor row (then {@link
 * MouseButton#PRIMARY}).
 *
 * @param price price units; the row's own price, so with grouping the bucket's: rounded down on the
 *     bid side, up on the ask side
 * @param column the side of the ladder that was hit, {@code BUY} for the bid columns; null for the
 *     price column
 * @param shortcut Ctrl, or Command on macOS
 */
public record LadderClick(
        long price,
        @Nullable Side column,
        MouseButton button,
        boolean shift,
        boolean shortcut,
        boolean alt) {}
