package io.aibotiyi.indicators;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which number of a bar an indicator of one series is fed with. */
public enum Source {
    CLOSE,
    OPEN,
    HIGH,
    LOW,
    /** (high + low) / 2. */
    HL2,
    /** (high + low + close) / 3. */
    HLC3,
    /** (high + low + 2·close) / 4. */
    HLCC4,
    /** (open + high + low + close) / 4. */
    OHLC4,
    VOLUME;

    /** What it is made of. */
    public Set<Column> columns() {
        return switch (this) {
            case CLOSE -> EnumSet.of(Column.CLOSE);
            case OPEN -> EnumSet.of(Column.OPEN);
            case HIGH -> EnumSet.of(Column.HIGH);
            case LOW -> EnumSet.of(Column.LOW);
            case HL2 -> EnumSet.of(Column.HIGH, Column.LOW);
            case HLC3, HLCC4 -> EnumSet.of(Column.HIGH, Column.LOW, Column.CLOSE);
            case OHLC4 -> EnumSet.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE);
            case VOLUME -> EnumSet.of(Column.VOLUME);
        };
    }

    /** As it is written in settings and formulas: {@code hlc3}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its value in a bar. */
    public double of(Bar b) {
        return switch (this) {
            case CLOSE -> b.close;
            case OPEN -> b.open;
            case HIGH -> b.high;
            case LOW -> b.low;
            case HL2 -> (b.high + b.low) / 2;
            case HLC3 -> (b.high + b.low + b.close) / 3;
            case HLCC4 -> (b.high + b.low + 2 * b.close) / 4;
            case OHLC4 -> (b.open + b.high + b.low + b.close) / 4;
            case VOLUME -> b.volume;
        };
    }
}
