package io.aibotiyi.charts;

import io.aibotiyi.charts.CursorPainter.Pointer;
import io.aibotiyi.domain.FixedPoint;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns a pointer into what linked charts are told, and back into pixels of this chart. */
final class LinkedPointer {

    private LinkedPointer() {}

    static CrosshairLink.Spot spot(CandleChart chart, Frame f, @Nullable Pointer pointer) {
        if (pointer == null || f.series().isEmpty()) {
            return SurfaceFeeds.nowhere(chart);
        }
        int position =
                Math.max(
                        f.series().firstPosition(),
                        (int) Math.floor(f.view().positionAt(pointer.x())));
        OptionalDouble price =
                pointer.y() < f.layout().priceBottom()
                        ? OptionalDouble.of(
                                f.scale().priceAt(pointer.y())
                                        / FixedPoint.unit(f.series().priceScale()))
                        : OptionalDouble.empty();
        return new CrosshairLink.Spot(
                chart,
                OptionalLong.of(TimeGrid.timeAt(f.series(), position)),
                price,
                instrument(f.title()));
    }

    /** Null for a spot that is nowhere or out of view. */
    static @Nullable Pointer of(CandleChart chart, Frame f, CrosshairLink.@Nullable Spot spot) {
        if (spot == null
                || spot.source() == chart
                || spot.time().isEmpty()
                || f.series().isEmpty()) {
            return null;
        }
        double x = f.view().x(TimeGrid.coveringPosition(f.series(), spot.time().getAsLong()));
        if (x < 0 || x >= f.layout().plotWidth()) {
            return null;
        }
        double y = Double.NaN;
        if (spot.price().isPresent() && spot.instrument().equals(instrument(f.title()))) {
            y = f.scale().y(spot.price().getAsDouble() * FixedPoint.unit(f.series().priceScale()));
        }
        return new Pointer(x, y >= 0 && y < f.layout().priceBottom() ? y : Double.NaN);
    }

    /** A title's first word names what its prices are of. */
    private static String instrument(String title) {
        int end = title.indexOf(' ');
        return end < 0 ? title : title.substring(0, end);
    }
}
