package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.DataOrigin;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistorySeries;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a series consists of: the one file whose replacement publishes an append.
 *
 * @param version of this format, {@value #VERSION}
 * @param instrument with the scales its numbers are stored in
 * @param generation counts publications
 * @param segments by partition, then age
 */
record Manifest(
        int version,
        Instrument instrument,
        HistoryKind kind,
        @Nullable Timeframe timeframe,
        DataOrigin origin,
        VolumeUnit volumeUnit,
        long generation,
        List<Segment> segments) {

    static final int VERSION = 1;

    private static final Comparator<Segment> ORDER =
            Comparator.comparing(Segment::partition).thenComparing(Segment::file);

    Manifest {
        segments = segments.stream().sorted(ORDER).toList();
    }

    /**
     * One immutable Parquet file.
     *
     * @param partition the day, month or year its rows are of
     * @param from earliest time
     * @param to latest time
     * @param minKey least value of the layout's range column
     * @param maxKey greatest
     */
    record Segment(
            String file,
            String partition,
            long rows,
            long from,
            long to,
            long minKey,
            long maxKey) {

        boolean overlaps(long fromTime, long toTime) {
            return from < toTime && to >= fromTime;
        }
    }

    static Manifest empty(
            Instrument instrument,
            HistoryKind kind,
            @Nullable Timeframe timeframe,
            DataOrigin origin,
            VolumeUnit volumeUnit) {
        return new Manifest(VERSION, instrument, kind, timeframe, origin, volumeUnit, 0, List.of());
    }

    Manifest with(VolumeUnit unit, List<Segment> changed) {
        return new Manifest(
                version, instrument, kind, timeframe, origin, unit, generation + 1, changed);
    }

    RowLayout layout() {
        return RowLayout.of(kind);
    }

    long from() {
        return segments.stream().mapToLong(Segment::from).min().orElse(0);
    }

    long to() {
        return segments.stream().mapToLong(Segment::to).max().orElse(0);
    }

    HistorySeries describe() {
        long rows = segments.stream().mapToLong(Segment::rows).sum();
        return new HistorySeries(
                instrument, kind, timeframe, from(), to(), rows, origin, volumeUnit);
    }
}
