package io.aibotiyi.workstation.flow;

import io.aibotiyi.domain.Side;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trades to be heard: buys high, sells low; the larger among the last {@value #JUDGED}, the louder
 * and longer. The lower half is silent. Off until it is switched on; the device is open only
 * meanwhile.
 *
 * <p>Of what trades within a pulse only the largest of each side is heard, and what would have to
 * wait behind {@value #WAITING} others is left out: a tone that comes late tells something false.
 *
 * <p>FX thread; a thread of its own plays.
 */
final class TradeSounds {

    static final int JUDGED = 500;

    private static final int WAITING = 4;
    private static final int LEAST = 20;
    private static final byte[] END = {};

    /** How large a trade is among the others. */
    enum Size {
        USUAL(880, 26, 0.16),
        LARGE(784, 60, 0.4),
        HUGE(698, 140, 0.85);

        private final double hertz;
        private final int millis;
        private final double volume;

        Size(double hertz, int millis, double volume) {
            this.hertz = hertz;
            this.millis = millis;
            this.volume = volume;
        }

        Tone tone(Side side) {
            return new Tone(side == Side.BUY ? hertz : hertz / 2, millis, volume);
        }
    }

    private final Audio audio;
    private final Consumer<String> missing;
    private final long[] sizes = new long[JUDGED];
    private int known;
    private long[] sorted = {};
    private @Nullable BlockingQueue<byte[]> queue;

    /**
     * @param missing told, on any thread, why nothing can be heard; the sounds are off then
     */
    TradeSounds(Audio audio, Consumer<String> missing) {
        this.audio = audio;
        this.missing = missing;
    }

    boolean isOn() {
        return queue != null;
    }

    void setOn(boolean on) {
        BlockingQueue<byte[]> playing = queue;
        if (on == (playing != null)) {
            return;
        }
        if (playing != null) {
            queue = null;
            playing.clear();
            playing.add(END);
            return;
        }
        BlockingQueue<byte[]> fresh = new ArrayBlockingQueue<>(WAITING);
        queue = fresh;
        Thread.ofPlatform().daemon().name("trade-sounds").start(() -> play(fresh));
    }

    private void play(BlockingQueue<byte[]> from) {
        try (Audio.Output output = audio.open()) {
            for (byte[] next = from.take(); next.length > 0; next = from.take()) {
                output.play(next);
            }
        } catch (AudioMissingException e) {
            missing.accept(e.getMessage() == null ? "" : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another market: other sizes are large there. */
    void forget() {
        known = 0;
        sorted = new long[0];
    }

    /** A row of the tape, to be judged by; it is not heard. */
    void note(long quantity) {
        sizes[known++ % JUDGED] = quantity;
        sorted = new long[0];
    }

    /**
     * The largest of a side within a pulse.
     *
     * @param quantity 0 for none
     */
    void hear(Side side, long quantity) {
        BlockingQueue<byte[]> to = queue;
        if (to != null && quantity > 0) {
            size(quantity).ifPresent(size -> to.offer(size.tone(side).samples()));
        }
    }

    /** How large a quantity is; empty for the lower half, and while too few are known. */
    Optional<Size> size(long quantity) {
        int count = Math.min(known, JUDGED);
        if (count < LEAST) {
            return Optional.empty();
        }
        if (sorted.length == 0) {
            sorted = Arrays.copyOf(sizes, count);
            Arrays.sort(sorted);
        }
        if (quantity >= sorted[count - 1 - count / 100]) {
            return Optional.of(Size.HUGE);
        }
        if (quantity >= sorted[count - 1 - count / 10]) {
            return Optional.of(Size.LARGE);
        }
        return quantity >= sorted[count / 2] ? Optional.of(Size.USUAL) : Optional.empty();
    }
}
