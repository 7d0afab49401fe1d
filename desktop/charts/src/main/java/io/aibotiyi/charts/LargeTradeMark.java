package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.LargeTrades;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Large trades as one frame shows them: a disc where the largest of a span of time traded, as large
 * as their sum. Spans grow as one zooms out, so that discs keep their distance; none is left out.
 *
 * @param x pixels of the disc's centre
 * @param y pixels of the disc's centre
 * @param radius pixels
 */
record LargeTradeMark(double x, double y, double radius, LargeTrades.Span span) {

    /** Pixels that a span takes at least. */
    private static final double SPAN = 32;

    private static final double SMALLEST = 4;
    private static final double LARGEST = 15;

    boolean contains(double px, double py) {
        return Math.hypot(px - x, py - y) <= radius + 1;
    }

    /** The marks in view, the largest first, as they are drawn one over the other. */
    static List<LargeTradeMark> of(
            @Nullable LargeTrades trades,
            CandleSeries series,
            Viewport view,
            PriceScale scale,
            double height) {
        if (trades == null || series.isEmpty()) {
            return List.of();
        }
        int first = Math.max(series.firstPosition(), (int) Math.floor(view.left()));
        int last = (int) Math.ceil(view.right());
        double shortest = SPAN / view.spacing() * series.pace();
        List<LargeTrades.Span> spans =
                trades.between(
                        TimeGrid.timeAt(series, first),
                        TimeGrid.timeAt(series, last) + series.pace(),
                        shortest);
        long most = 1;
        for (LargeTrades.Span span : spans) {
            most = Math.max(most, span.quantity());
        }
        List<LargeTradeMark> marks = new ArrayList<>();
        for (LargeTrades.Span span : spans) {
            long time = span.largest().exchangeTime();
            double x = view.x(TimeGrid.coveringPosition(series, time));
            double y = scale.y(span.largest().price());
            boolean known = time >= series.timeAt(series.firstPosition());
            if (known && x >= 0 && x <= view.width() && y >= 0 && y <= height) {
                double share = Math.sqrt((double) span.quantity() / most);
                double radius = SMALLEST + (LARGEST - SMALLEST) * share;
                marks.add(new LargeTradeMark(x, y, radius, span));
            }
        }
        marks.sort((a, b) -> Long.compare(b.span.quantity(), a.span.quantity()));
        return marks;
    }
}
