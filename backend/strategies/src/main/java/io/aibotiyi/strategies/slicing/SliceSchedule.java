package io.aibotiyi.strategies.slicing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which parts of an order are due when. The parts' sum is the order's quantity, each is of whole
 * lots and large enough to be sent, and but for the jitter at no time is more due than the even (or
 * weighted) pace has: a part too small goes with the next one, never with the one before.
 *
 * <p>Immutable.
 */
public final class SliceSchedule {

    /** Most parts of one schedule. */
    public static final int MOST_SLICES = 500;

    /** Parts of ten thousand: jitter and weights count in them. */
    public static final int WHOLE = 10_000;

    private final List<Slice> slices;
    private final long duration;

    /**
     * @param slices in rising order of their offsets, all before {@code duration}
     * @param duration of the order, in nanoseconds
     */
    private SliceSchedule(List<Slice> slices, long duration) {
        long before = -1;
        for (Slice slice : slices) {
            if (slice.offset() <= before || slice.offset() >= duration) {
                throw new IllegalArgumentException(
                        "slices must rise within the duration of "
                                + duration
                                + " ns; one is due at "
                                + slice.offset());
            }
            before = slice.offset();
        }
        if (slices.isEmpty() || slices.size() > MOST_SLICES) {
            throw new IllegalArgumentException(
                    "a schedule has 1 to " + MOST_SLICES + " slices, not " + slices.size());
        }
        this.slices = List.copyOf(slices);
        this.duration = duration;
    }

    /**
     * Even parts (time-weighted average price): the i-th of n is due at i/n of the duration.
     *
     * @param quantity to divide, in whole lots
     * @param duration in nanoseconds, at least {@code count}
     * @param count of parts, 1 to {@link #MOST_SLICES}; fewer where they would be too small
     * @param jitter how far a part may be moved either way: in {@link #WHOLE ten-thousandths} of
     *     half the distance of two parts; 0 for none. The first is never early
     * @param seed of the jitter
     */
    public static SliceSchedule even(
            long quantity, SliceRules rules, long duration, int count, int jitter, long seed) {
        long[] weights = new long[count];
        Arrays.fill(weights, 1);
        return of(quantity, rules, offsets(duration, count, jitter, seed), weights, duration);
    }

    /**
     * Parts in proportion to a volume curve (volume-weighted average price), each due when the
     * stretch of its volume begins.
     *
     * @param volumes expected of each of as many stretches of equal length; not negative, together
     *     positive
     * @param jitter as of {@link #even}
     */
    public static SliceSchedule weighted(
            long quantity, SliceRules rules, long duration, long[] volumes, int jitter, long seed) {
        return of(
                quantity,
                rules,
                offsets(duration, volumes.length, jitter, seed),
                volumes,
                duration);
    }

    private static long[] offsets(long duration, int count, int jitter, long seed) {
        if (count < 1 || count > MOST_SLICES || duration < count) {
            throw new IllegalArgumentException(
                    "1 to "
                            + MOST_SLICES
                            + " parts fit, at most one a nanosecond; were "
                            + count
                            + " in "
                            + duration
                            + " ns");
        }
        if (jitter < 0 || jitter > WHOLE) {
            throw new IllegalArgumentException("jitter is 0 to " + WHOLE + ", was " + jitter);
        }
        long[] offsets = new long[count];
        long reach = duration / count / 2 * jitter / WHOLE;
        long before = -1;
        for (int i = 0; i < count; i++) {
            long even = duration / count * i + duration % count * i / count;
            long moved = even + Jitter.within(seed, i, reach);
            before = Math.clamp(moved, before + 1, duration - (count - i));
            offsets[i] = before;
        }
        return offsets;
    }

    private static SliceSchedule of(
            long quantity, SliceRules rules, long[] offsets, long[] weights, long duration) {
        if (quantity < rules.minimum() || quantity % rules.lot() != 0) {
            throw new IllegalArgumentException(
                    "the quantity must be whole lots and at least "
                            + rules.minimum()
                            + " units, was "
                            + quantity);
        }
        BigInteger whole = sum(weights);
        List<Slice> slices = new ArrayList<>();
        BigInteger reached = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            reached = reached.add(BigInteger.valueOf(weights[i]));
            long due =
                    BigInteger.valueOf(quantity).multiply(reached).divide(whole).longValueExact();
            long part = i == weights.length - 1 ? quantity - given : rules.whole(due - given);
            if (part >= rules.minimum()) {
                slices.add(new Slice(offsets[i], part));
                given += part;
            }
        }
        if (given < quantity) {
            joinLast(slices, offsets[offsets.length - 1], quantity - given);
        }
        return new SliceSchedule(slices, duration);
    }

    /** What is too small to be the last part makes the part before it larger, and later. */
    private static void joinLast(List<Slice> slices, long offset, long rest) {
        long before = slices.isEmpty() ? 0 : slices.removeLast().quantity();
        slices.add(new Slice(offset, before + rest));
    }

    private static BigInteger sum(long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a volume is negative: " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("all volumes are zero");
        }
        return sum;
    }

    public List<Slice> slices() {
        return slices;
    }

    /** Of the order, in nanoseconds. */
    public long duration() {
        return duration;
    }

    /** All parts together. */
    public long quantity() {
        return slices.stream().mapToLong(Slice::quantity).sum();
    }

    /** What should have been sent {@code elapsed} nanoseconds after the start; it never falls. */
    public long due(long elapsed) {
        long due = 0;
        for (Slice slice : slices) {
            if (slice.offset() <= elapsed) {
                due += slice.quantity();
            }
        }
        return due;
    }

    /**
     * What should not wait any longer: the parts whose time is over, because the next one is due
     * or, for the last, two thirds of its time have passed.
     */
    public long overdue(long elapsed) {
        long overdue = 0;
        for (int i = 0; i < slices.size() && over(i) <= elapsed; i++) {
            overdue += slices.get(i).quantity();
        }
        return overdue;
    }

    /** When the last part that is {@link #overdue} became so; 0 while none is. */
    public long overdueSince(long elapsed) {
        long since = 0;
        for (int i = 0; i < slices.size() && over(i) <= elapsed; i++) {
            since = over(i);
        }
        return since;
    }

    private long over(int i) {
        if (i + 1 < slices.size()) {
            return slices.get(i + 1).offset();
        }
        long last = slices.get(i).offset();
        return duration - (duration - last) / 3;
    }

    /** The next time, after {@code elapsed}, at which more is due or overdue; else the duration. */
    public long next(long elapsed) {
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).offset() > elapsed) {
                return slices.get(i).offset();
            }
        }
        long over = over(slices.size() - 1);
        return over > elapsed ? over : duration;
    }

    /** A form that {@link #parse} reads: {@code duration/offset:quantity;offset:quantity…}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(duration).append('/');
        for (Slice slice : slices) {
            text.append(slice.offset()).append(':').append(slice.quantity()).append(';');
        }
        return text.substring(0, text.length() - 1);
    }

    /**
     * @throws IllegalArgumentException if the text is not of {@link #toString}'s form
     */
    public static SliceSchedule parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' is not a schedule");
        }
        List<Slice> slices = new ArrayList<>();
        for (String part : text.substring(slash + 1).split(";", -1)) {
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("'" + part + "' is not a slice");
            }
            slices.add(
                    new Slice(
                            Long.parseLong(part.substring(0, colon)),
                            Long.parseLong(part.substring(colon + 1))));
        }
        return new SliceSchedule(slices, Long.parseLong(text.substring(0, slash)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SliceSchedule that
                && duration == that.duration
                && slices.equals(that.slices);
    }

    @Override
    public int hashCode() {
        return 31 * slices.hashCode() + Long.hashCode(duration);
    }
}
