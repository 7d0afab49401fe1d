package io.aibotiyi.indicators;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One indicator following one series. {@link #append} takes a final bar; {@link #update} shows what
 * an unfinished bar makes of it and may be repeated with newer versions of that bar, each as if the
 * ones before had not been; the bar's final version is appended. {@link #appendAll} takes columns.
 * All of them run the same calculation, so their values agree to the last bit however the bars are
 * cut into calls.
 *
 * <p>Allocates nothing per bar. One thread.
 */
public final class IndicatorRun {

    /** A magnitude above this in a needed column makes a bar unusable. */
    public static final double LARGEST = 1e60;

    private static final int MAGIC = 0x41_49_4e_44;
    private static final int VERSION = 1;

    private final Indicator indicator;
    private final Settings settings;
    private final Calculation calculation;
    private final boolean open;
    private final boolean high;
    private final boolean low;
    private final boolean close;
    private final boolean volume;
    private final boolean delta;
    private final boolean other;
    private final StateTransfer committed = new StateTransfer();
    private final Bar cursor = new Bar();
    private boolean saved;
    private boolean live;
    private long bars;

    IndicatorRun(Indicator indicator, Settings settings, Calculation calculation) {
        this.indicator = indicator;
        this.settings = settings;
        this.calculation = calculation;
        Set<Column> needs = indicator.needs(settings);
        open = needs.contains(Column.OPEN);
        high = needs.contains(Column.HIGH);
        low = needs.contains(Column.LOW);
        close = needs.contains(Column.CLOSE);
        volume = needs.contains(Column.VOLUME);
        delta = needs.contains(Column.DELTA);
        other = needs.contains(Column.OTHER);
    }

    public Indicator indicator() {
        return indicator;
    }

    public Settings settings() {
        return settings;
    }

    /** Number of final bars taken. */
    public long bars() {
        return bars;
    }

    /** The value of an output with the last bar, final or not; NaN for none. */
    public double value(int output) {
        return calculation.value(output);
    }

    /** Takes the next final bar; an unfinished one before it is forgotten. */
    public void append(Bar bar) {
        forgetLive();
        step(bar);
        saved = false;
        bars++;
    }

    /** Shows what the next bar makes of it as it is now; changes nothing that stays. */
    public void update(Bar bar) {
        if (saved) {
            committed.load(calculation);
        } else {
            committed.save(calculation);
            saved = true;
        }
        live = true;
        step(bar);
    }

    /**
     * Takes the final bars {@code from} to {@code to - 1} of {@code columns} and writes their
     * values.
     *
     * @param out one array per output, null for one that is not wanted
     * @param at index in {@code out} of the first bar's values
     * @throws IndexOutOfBoundsException before anything is taken, if bars or room are missing
     */
    public void appendAll(BarColumns columns, int from, int to, double[] @Nullable [] out, int at) {
        check(columns, from, to, out, at);
        forgetLive();
        for (int i = from; i < to; i++) {
            columns.load(i, cursor);
            step(cursor);
            for (int k = 0; k < out.length; k++) {
                double @Nullable [] values = out[k];
                if (values != null) {
                    values[at + i - from] = calculation.value(k);
                }
            }
        }
        saved = false;
        bars += to - from;
    }

    /** All values over columns from their first bar: {@code result[output][bar]}. */
    public static double[][] batch(Indicator indicator, Settings settings, BarColumns columns) {
        double[][] out = new double[indicator.outputs().size()][columns.size()];
        indicator.start(settings).appendAll(columns, 0, columns.size(), out, 0);
        return out;
    }

    private void check(BarColumns columns, int from, int to, double[] @Nullable [] out, int at) {
        if (from < 0 || to < from || to > columns.size() || at < 0) {
            throw new IndexOutOfBoundsException(
                    "bars " + from + " to " + to + " of " + columns.size() + ", written at " + at);
        }
        if (out.length != calculation.outputs()) {
            throw new IndexOutOfBoundsException(
                    indicator
                            + " has "
                            + calculation.outputs()
                            + " outputs, arrays for "
                            + out.length);
        }
        for (double @Nullable [] values : out) {
            if (values != null && values.length < at + to - from) {
                throw new IndexOutOfBoundsException(
                        "room for " + values.length + " values, needed " + (at + to - from));
            }
        }
    }

    private void forgetLive() {
        if (live) {
            committed.load(calculation);
            live = false;
        }
    }

    private void step(Bar bar) {
        if (usable(bar)) {
            calculation.next(bar);
        } else {
            calculation.clear();
        }
    }

    private boolean usable(Bar b) {
        return (!close || Math.abs(b.close) <= LARGEST)
                && (!open || Math.abs(b.open) <= LARGEST)
                && (!high || Math.abs(b.high) <= LARGEST)
                && (!low || Math.abs(b.low) <= LARGEST)
                && (!volume || Math.abs(b.volume) <= LARGEST)
                && (!delta || Math.abs(b.delta) <= LARGEST)
                && (!other || Math.abs(b.other) <= LARGEST);
    }

    /**
     * The state after the last final bar as bytes, to go on from later with {@link
     * Indicator#resume}: indicator, settings, number of bars, state, CRC-32.
     */
    public byte[] snapshot() {
        forgetLive();
        committed.save(calculation);
        saved = true;
        long[] words = committed.words();
        byte[] name = name();
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + 4 + 4 + name.length + 8 + 4 + 8 * words.length + 8);
        bytes.putInt(MAGIC).putInt(VERSION).putInt(name.length).put(name);
        bytes.putLong(bars).putInt(words.length);
        for (long word : words) {
            bytes.putLong(word);
        }
        bytes.putLong(crc(bytes.array(), bytes.position()));
        return bytes.array();
    }

    void restore(byte[] snapshot) {
        byte[] name = name();
        int least = 4 + 4 + 4 + name.length + 8 + 4 + 8;
        ByteBuffer bytes = ByteBuffer.wrap(snapshot);
        if (snapshot.length < 20
                || bytes.getInt() != MAGIC
                || bytes.getLong(snapshot.length - 8) != crc(snapshot, snapshot.length - 8)) {
            throw new IllegalArgumentException("not a snapshot of an indicator, or damaged");
        }
        int version = bytes.getInt();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "snapshot of version " + version + ", this reads version " + VERSION);
        }
        byte[] of = new byte[Math.clamp(bytes.getInt(), 0, bytes.remaining())];
        bytes.get(of);
        if (!Arrays.equals(of, name) || snapshot.length < least) {
            throw new IllegalArgumentException(
                    "snapshot of "
                            + new String(of, StandardCharsets.UTF_8)
                            + ", not of "
                            + indicator
                            + settings);
        }
        long taken = bytes.getLong();
        long[] words = new long[Math.clamp(bytes.getInt(), 0, bytes.remaining() / 8)];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.getLong();
        }
        try {
            StateTransfer.of(words).load(calculation);
        } catch (IllegalStateException e) {
            throw new IllegalArgumentException("snapshot of another " + indicator, e);
        }
        bars = taken;
    }

    private byte[] name() {
        return (indicator.id() + settings).getBytes(StandardCharsets.UTF_8);
    }

    private static long crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
