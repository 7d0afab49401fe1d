package io.aibotiyi.charts.depth;

import io.aibotiyi.domain.Side;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** The ladder's pointer and keyboard: where they are, and what they do. */
final class LadderInput {

    private static final int WHEEL_ROWS = 3;

    private final DepthLadder ladder;
    private double x = -1;
    private double y = -1;
    private boolean inside;
    private boolean hasCursor;
    private long cursorRow;
    private @Nullable Side cursorSide;
    private @Nullable Side grabbed;
    private long grabbedRow;

    LadderInput(DepthLadder ladder) {
        this.ladder = ladder;
    }

    void install() {
        ladder.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        ladder.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        ladder.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> left());
        ladder.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        ladder.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        ladder.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        ladder.addEventHandler(ScrollEvent.SCROLL, this::wheel);
        ladder.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** The cursor points at nothing any more: another market, another grouping. */
    void forget() {
        hasCursor = false;
        grabbed = null;
    }

    private void pressed(MouseEvent event) {
        ladder.requestFocus();
        moved(event);
        grabbed = null;
        LadderFrame f = ladder.shown();
        int index = ladder.rowAt(event.getY());
        boolean rows = ladder.modeProperty().get() == DepthLadder.Mode.LADDER;
        if (f != null && index >= 0 && rows && event.getButton() == MouseButton.PRIMARY) {
            grabbed = tagAt(f, index);
            grabbedRow = f.rows().get(index).number;
        }
    }

    private void released(MouseEvent event) {
        Side side = grabbed;
        grabbed = null;
        LadderFrame f = ladder.shown();
        int index = ladder.rowAt(event.getY());
        if (side != null && f != null && index >= 0) {
            ladder.move(side, grabbedRow, f.rows().get(index).number);
        }
        ladder.changed();
    }

    /** Gives up what is being moved; false if nothing is. */
    private boolean drop() {
        boolean had = grabbed != null;
        grabbed = null;
        return had;
    }

    /** The frame with what the pointer and the cursor are on. */
    LadderFrame mark(LadderFrame f) {
        int hovered = inside ? ladder.rowAt(y) : -1;
        int cursor = hasCursor && ladder.isFocused() ? cursorIndex(f) : -1;
        return new LadderFrame(
                f.model(),
                f.rows(),
                f.look(),
                f.columns(),
                f.prices(),
                f.sizes(),
                f.volumes(),
                f.top(),
                hovered,
                hovered < 0 ? null : tagAt(f, hovered),
                cursor,
                cursorSide,
                grabbed == null ? null : new LadderFrame.Drag(grabbed, grabbedRow, ladder.rowAt(y)),
                f.now());
    }

    private void moved(MouseEvent event) {
        x = event.getX();
        y = event.getY();
        inside = true;
        ladder.changed();
    }

    private void left() {
        inside = false;
        ladder.changed();
    }

    private void clicked(MouseEvent event) {
        moved(event);
        LadderFrame f = ladder.shown();
        int index = ladder.rowAt(event.getY());
        if (f == null || index < 0 || !event.isStillSincePress()) {
            return;
        }
        Side tag = tagAt(f, index);
        LadderRow row = f.rows().get(index);
        if (tag != null) {
            if (event.getButton() != MouseButton.SECONDARY) {
                ladder.cancel(tag, row.number);
            }
        } else if (event.getButton() == MouseButton.MIDDLE) {
            Side side = sideAt(row, f);
            for (Side each : Side.values()) {
                if (side == null || side == each) {
                    ladder.cancel(each, row.number);
                }
            }
        } else {
            hasCursor = true;
            cursorRow = row.number;
            cursorSide = sideAt(row, f);
            ladder.pick(
                    new LadderClick(
                            f.rows().grid().price(row.number),
                            cursorSide,
                            event.getButton(),
                            event.isShiftDown(),
                            event.isShortcutDown(),
                            event.isAltDown()));
        }
        event.consume();
    }

    private void wheel(ScrollEvent event) {
        double lines = event.getDeltaY() / 40;
        long rows =
                (long) (Math.signum(lines) * Math.max(1, Math.round(Math.abs(lines) * WHEEL_ROWS)));
        if (event.getDeltaY() != 0) {
            ladder.scroll(rows);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        LadderFrame f = ladder.shown();
        if (event.isAltDown() || f == null || f.rows().size() == 0) {
            return;
        }
        int page = Math.max(1, f.rows().size() / 2);
        switch (event.getCode()) {
            case UP -> move(f, -1);
            case DOWN -> move(f, 1);
            case PAGE_UP -> move(f, -page);
            case PAGE_DOWN -> move(f, page);
            case LEFT -> column(-1);
            case RIGHT -> column(1);
            case HOME -> toMarket(f);
            case SPACE -> ladder.recenter();
            case ENTER -> enter(f, event);
            case DELETE, BACK_SPACE -> delete();
            case ESCAPE -> {
                if (!drop()) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        ladder.changed();
        event.consume();
    }

    private void move(LadderFrame f, int down) {
        if (!hasCursor) {
            toMarket(f);
            return;
        }
        if (ladder.modeProperty().get() == DepthLadder.Mode.BOOK) {
            int index = Math.clamp((long) cursorIndex(f) + down, 0, f.rows().size() - 1);
            LadderRow row = f.rows().get(index);
            cursorRow = row.number;
            cursorSide = row.showsBids ? Side.BUY : Side.SELL;
            return;
        }
        cursorRow -= down;
        long top = f.rows().get(0).number;
        // the last row may be cut off by the footer
        long bottom = top - f.rows().size() + 2;
        if (cursorRow > top) {
            ladder.scroll(cursorRow - top);
        } else if (cursorRow < bottom) {
            ladder.scroll(cursorRow - bottom);
        }
    }

    private void column(int right) {
        int now = cursorSide == Side.BUY ? -1 : cursorSide == Side.SELL ? 1 : 0;
        int next = Math.clamp(now + right, -1, 1);
        cursorSide = next < 0 ? Side.BUY : next > 0 ? Side.SELL : null;
    }

    private void toMarket(LadderFrame f) {
        long best = f.bestRow(Side.BUY);
        cursorRow = best == Long.MIN_VALUE ? f.rows().get(f.rows().size() / 2).number : best;
        hasCursor = true;
        if (ladder.modeProperty().get() == DepthLadder.Mode.BOOK) {
            cursorSide = Side.BUY;
        } else if (cursorIndex(f) < 0) {
            ladder.recenter();
        }
    }

    private void enter(LadderFrame f, KeyEvent event) {
        if (hasCursor) {
            ladder.pick(
                    new LadderClick(
                            f.rows().grid().price(cursorRow),
                            cursorSide,
                            MouseButton.PRIMARY,
                            event.isShiftDown(),
                            event.isShortcutDown(),
                            event.isAltDown()));
        }
    }

    private void delete() {
        if (hasCursor) {
            for (Side side : Side.values()) {
                if (cursorSide == null || cursorSide == side) {
                    ladder.cancel(side, cursorRow);
                }
            }
        }
    }

    private int cursorIndex(LadderFrame f) {
        return f.rows().indexOf(cursorSide == Side.SELL ? Side.SELL : Side.BUY, cursorRow);
    }

    private @Nullable Side sideAt(LadderRow row, LadderFrame f) {
        if (ladder.modeProperty().get() == DepthLadder.Mode.BOOK) {
            return row.showsBids ? Side.BUY : Side.SELL;
        }
        return f.columns().sideAt(x);
    }

    private @Nullable Side tagAt(LadderFrame f, int index) {
        LadderRow row = f.rows().get(index);
        boolean book = ladder.modeProperty().get() == DepthLadder.Mode.BOOK;
        for (Side side : Side.values()) {
            if (OwnTag.exists(row, side)) {
                OwnTag tag = OwnTag.of(row, side, f);
                if ((book ? tag.at(BookPainter.priceRight(f) + 6) : tag).contains(x)) {
                    return side;
                }
            }
        }
        return null;
    }
}
