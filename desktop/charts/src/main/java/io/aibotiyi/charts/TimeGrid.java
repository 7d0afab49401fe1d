package io.aibotiyi.charts;

import io.aibotiyi.domain.EpochNanos;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the time axis has labels and what they say. The axis steps in the finest unit whose labels
 * keep their distance; the start of a larger unit is named by that unit: {@code 22:00 23:00 14
 * 01:00}. Steps are aligned to the zone's midnight, months and years, whatever is missing between
 * candles.
 */
final class TimeGrid {

    private static final long SECOND = 1_000_000_000L;

    private enum Unit {
        SECONDS,
        DAYS,
        MONTHS,
        YEARS
    }

    private record Step(Unit unit, int count) {

        long approximateNanos() {
            long seconds =
                    switch (unit) {
                        case SECONDS -> 1;
                        case DAYS -> 86_400;
                        case MONTHS -> 2_629_746;
                        case YEARS -> 31_556_952;
                    };
            return seconds * count * SECOND;
        }
    }

    private static final List<Step> STEPS = steps();

    /** Larger units weigh more and win where labels would collide. */
    private enum Weight {
        SECOND,
        TIME,
        DAY,
        MONTH,
        YEAR
    }

    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter seconds;
    private final DateTimeFormatter month;
    private final DateTimeFormatter cursorDay;
    private final DateTimeFormatter cursorMinute;
    private final DateTimeFormatter cursorSecond;

    TimeGrid(ZoneId zone, Locale locale) {
        this.zone = zone;
        time = DateTimeFormatter.ofPattern("HH:mm", locale);
        seconds = DateTimeFormatter.ofPattern("HH:mm:ss", locale);
        month = DateTimeFormatter.ofPattern("LLL", locale);
        cursorDay = DateTimeFormatter.ofPattern("EEE d MMM yyyy", locale);
        cursorMinute = DateTimeFormatter.ofPattern("EEE d MMM yyyy  HH:mm", locale);
        cursorSecond = DateTimeFormatter.ofPattern("EEE d MMM yyyy  HH:mm:ss", locale);
    }

    ZoneId zone() {
        return zone;
    }

    /** A moment in full, as fine as the candles are. */
    String cursorText(long nanos, long timeframeNanos) {
        DateTimeFormatter format =
                timeframeNanos >= 86_400 * SECOND
                        ? cursorDay
                        : timeframeNanos >= 60 * SECOND ? cursorMinute : cursorSecond;
        return format.format(local(nanos));
    }

    /** {@code 14:03:22} in the zone. */
    String clockText(long nanos) {
        return seconds.format(local(nanos));
    }

    /**
     * Labels for the view, left to right.
     *
     * @param minPixels distance that labels keep
     */
    List<TimeLabel> labels(CandleSeries series, Viewport view, double minPixels) {
        if (series.isEmpty()) {
            return List.of();
        }
        int from = Math.max(series.firstPosition(), (int) Math.floor(view.left()));
        int to = (int) Math.ceil(view.right());
        Step step = stepFor(minPixels / view.spacing() * pace(series, from, to));
        List<TimeLabel> labels = new ArrayList<>();
        List<Weight> weights = new ArrayList<>();
        LocalDateTime boundary = ceil(local(timeAt(series, from)), step);
        while (true) {
            int position = positionOf(series, nanos(boundary));
            if (position > to) {
                return labels;
            }
            LocalDateTime here = local(timeAt(series, position));
            Weight weight =
                    position > series.firstPosition()
                            ? weight(local(timeAt(series, position - 1)), here)
                            : startWeight(here);
            TimeLabel label = label(position, here, weight, step);
            int last = labels.size() - 1;
            if (last >= 0
                    && (position - labels.get(last).position()) * view.spacing()
                            < minPixels * 0.72) {
                if (weight.compareTo(weights.get(last)) > 0) {
                    labels.set(last, label);
                    weights.set(last, weight);
                }
            } else {
                labels.add(label);
                weights.add(weight);
            }
            LocalDateTime after = boundary.isAfter(here) ? boundary : here;
            boundary = ceil(after.plusNanos(1), step);
        }
    }

    /** Positions in view of the first candles of a day, but none where days are narrower. */
    List<Integer> dayStarts(CandleSeries series, Viewport view, double minPixels) {
        int from = Math.max(series.firstPosition() + 1, (int) Math.floor(view.left()));
        int to = (int) Math.min(Math.ceil(view.right()), series.endPosition());
        double day = 86_400.0 * SECOND / pace(series, from, to) * view.spacing();
        List<Integer> starts = new ArrayList<>();
        if (series.isEmpty() || day < minPixels) {
            return starts;
        }
        Step step = new Step(Unit.DAYS, 1);
        int position = from;
        while (position < to) {
            LocalDateTime here = local(series.timeAt(position));
            if (!local(series.timeAt(position - 1)).toLocalDate().equals(here.toLocalDate())) {
                starts.add(position);
            }
            position =
                    Math.max(
                            position + 1,
                            series.positionAtOrAfter(nanos(ceil(here.plusNanos(1), step))));
        }
        return starts;
    }

    /** Nanoseconds from candle to candle: of the timeframe, or the mean over a part. */
    private static double pace(CandleSeries series, int from, int to) {
        int last = Math.min(to, series.endPosition() - 1);
        if (series.isRegular() || last <= from) {
            return series.pace();
        }
        double span = (double) series.timeAt(last) - series.timeAt(from);
        return Math.max(1, span / (last - from));
    }

    /** Open time at a position; past the newest candle as if candles went on without a gap. */
    static long timeAt(CandleSeries series, int position) {
        int last = series.endPosition() - 1;
        if (position <= last) {
            return series.timeAt(Math.max(position, series.firstPosition()));
        }
        return series.timeAt(last) + (position - last) * series.pace();
    }

    /** Position of the candle that a moment belongs to; past the newest as if candles went on. */
    static int coveringPosition(CandleSeries series, long nanos) {
        int last = series.endPosition() - 1;
        long beyond = nanos - series.timeAt(last);
        if (beyond >= series.pace()) {
            return last + (int) Math.min(beyond / series.pace(), Integer.MAX_VALUE / 4);
        }
        return Math.max(series.firstPosition(), LivePainter.coveringPosition(series, nanos));
    }

    private static int positionOf(CandleSeries series, long nanos) {
        int last = series.endPosition() - 1;
        long lastTime = series.timeAt(last);
        if (nanos <= lastTime) {
            return series.positionAtOrAfter(nanos);
        }
        long beyond = Math.ceilDiv(nanos - lastTime, series.pace());
        return last + (int) Math.min(beyond, Integer.MAX_VALUE / 4);
    }

    private TimeLabel label(int position, LocalDateTime here, Weight weight, Step step) {
        String text =
                switch (weight) {
                    case YEAR -> Integer.toString(here.getYear());
                    case MONTH -> month.format(here);
                    case DAY -> Integer.toString(here.getDayOfMonth());
                    case TIME -> time.format(here);
                    case SECOND -> seconds.format(here);
                };
        boolean major =
                switch (step.unit) {
                    case SECONDS -> weight.compareTo(Weight.DAY) >= 0;
                    case DAYS -> weight.compareTo(Weight.MONTH) >= 0;
                    case MONTHS, YEARS -> weight == Weight.YEAR && step.unit == Unit.MONTHS;
                };
        return new TimeLabel(position, text, major);
    }

    private static Weight weight(LocalDateTime before, LocalDateTime here) {
        if (before.getYear() != here.getYear()) {
            return Weight.YEAR;
        }
        if (before.getMonth() != here.getMonth()) {
            return Weight.MONTH;
        }
        if (before.getDayOfMonth() != here.getDayOfMonth()) {
            return Weight.DAY;
        }
        return here.getSecond() == 0 ? Weight.TIME : Weight.SECOND;
    }

    private static Weight startWeight(LocalDateTime here) {
        if (here.getHour() != 0 || here.getMinute() != 0) {
            return here.getSecond() == 0 ? Weight.TIME : Weight.SECOND;
        }
        if (here.getDayOfMonth() != 1) {
            return Weight.DAY;
        }
        return here.getMonthValue() == 1 ? Weight.YEAR : Weight.MONTH;
    }

    private static Step stepFor(double nanos) {
        for (Step step : STEPS) {
            if (step.approximateNanos() >= nanos) {
                return step;
            }
        }
        return STEPS.getLast();
    }

    /** The first boundary at or after a local time. */
    private static LocalDateTime ceil(LocalDateTime at, Step step) {
        int n = step.count;
        return switch (step.unit) {
            case SECONDS -> {
                LocalDateTime midnight = at.truncatedTo(ChronoUnit.DAYS);
                long into = ChronoUnit.NANOS.between(midnight, at);
                yield midnight.plusNanos(Math.ceilDiv(into, n * SECOND) * n * SECOND);
            }
            case DAYS -> {
                LocalDateTime day = at.truncatedTo(ChronoUnit.DAYS);
                if (day.isBefore(at)) {
                    day = day.plusDays(1);
                }
                int index = Math.ceilDiv(day.getDayOfMonth() - 1, n) * n;
                LocalDateTime found = day.withDayOfMonth(1).plusDays(index);
                LocalDateTime nextMonth = day.withDayOfMonth(1).plusMonths(1);
                yield found.isBefore(nextMonth) ? found : nextMonth;
            }
            case MONTHS -> {
                LocalDateTime start = at.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                if (start.isBefore(at)) {
                    start = start.plusMonths(1);
                }
                yield start.plusMonths(Math.floorMod(1 - start.getMonthValue(), n));
            }
            case YEARS -> {
                LocalDateTime start = at.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
                if (start.isBefore(at)) {
                    start = start.plusYears(1);
                }
                yield start.plusYears(Math.floorMod(-start.getYear(), n));
            }
        };
    }

    private LocalDateTime local(long nanos) {
        return LocalDateTime.ofInstant(EpochNanos.toInstant(nanos), zone);
    }

    private long nanos(LocalDateTime local) {
        return EpochNanos.of(ZonedDateTime.of(local, zone).toInstant());
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int n :
                new int[] {1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200}) {
            steps.add(new Step(Unit.SECONDS, n));
        }
        for (int n : new int[] {1, 2, 5, 10, 15}) {
            steps.add(new Step(Unit.DAYS, n));
        }
        for (int n : new int[] {1, 2, 3, 6}) {
            steps.add(new Step(Unit.MONTHS, n));
        }
        for (int n : new int[] {1, 2, 5, 10, 20}) {
            steps.add(new Step(Unit.YEARS, n));
        }
        return List.copyOf(steps);
    }
}
