package io.aibotiyi.workstation.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Side;
import io.aibotiyi.workstation.flow.TradeSounds.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TradeSoundsTest {

    private final BlockingQueue<byte[]> played = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> missing = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private TradeSounds sounds(Audio audio) {
        TradeSounds sounds = new TradeSounds(audio, missing::add);
        for (int i = 1; i <= TradeSounds.JUDGED; i++) {
            sounds.note(i);
        }
        return sounds;
    }

    private final Audio.Output output =
            new Audio.Output() {
                @Override
                public void play(byte[] samples) {
                    played.add(samples);
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };

    @Test
    void judgesASizeByThoseThatTradedOfLate() {
        TradeSounds sounds = sounds(() -> output);
        assertThat(sounds.size(200)).isEmpty();
        assertThat(sounds.size(251)).contains(Size.USUAL);
        assertThat(sounds.size(460)).contains(Size.LARGE);
        assertThat(sounds.size(496)).contains(Size.HUGE);
        sounds.forget();
        assertThat(sounds.size(496)).as("nothing is known of another market").isEmpty();
    }

    @Test
    void isSilentUntilSwitchedOnAndLouderTheLarger() throws InterruptedException {
        TradeSounds sounds = sounds(() -> output);
        sounds.hear(Side.BUY, 500);
        sounds.setOn(true);
        sounds.hear(Side.BUY, 300);
        byte[] usual = played.poll(10, TimeUnit.SECONDS);
        sounds.hear(Side.SELL, 500);
        byte[] huge = played.poll(10, TimeUnit.SECONDS);
        sounds.setOn(false);
        assertThat(closed.await(10, TimeUnit.SECONDS)).as("the device is given back").isTrue();
        assertThat(played).isEmpty();
        assertThat(peak(huge)).isGreaterThan(2 * peak(usual));
        assertThat(huge.length).isGreaterThan(usual.length);
    }

    @Test
    void saysWhyNothingCanBeHeard() throws InterruptedException {
        TradeSounds sounds =
                sounds(() -> {
                    throw new AudioMissingException("no line");
                });
        sounds.setOn(true);
        assertThat(missing.poll(10, TimeUnit.SECONDS)).isEqualTo("no line");
    }

    @Test
    void aToneBeginsAndEndsWithoutAClickAndStaysWithinTheRange() {
        for (Size size : Size.values()) {
            byte[] samples = size.tone(Side.BUY).samples();
            List<Integer> values = new ArrayList<>();
            for (int i = 0; i < samples.length; i += 2) {
                values.add((samples[i] & 0xFF) | samples[i + 1] << 8);
            }
            assertThat(Math.abs(values.getFirst())).isLessThan(200);
            assertThat(Math.abs(values.getLast())).isLessThan(200);
            assertThat(values).allMatch(v -> Math.abs(v) < Short.MAX_VALUE);
        }
    }

    private static int peak(byte[] samples) {
        int peak = 0;
        for (int i = 0; i < samples.length; i += 2) {
            peak = Math.max(peak, Math.abs((samples[i] & 0xFF) | samples[i + 1] << 8));
        }
        return peak;
    }
}
