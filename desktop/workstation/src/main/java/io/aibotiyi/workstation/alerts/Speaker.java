package io.aibotiyi.workstation.alerts;

import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Failures;
import io.aibotiyi.workstation.state.Notice;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * Plays sounds, one at a time: what comes while one is played is left out. Where there is no sound
 * device it says so once, in the log. FX thread; playing is done elsewhere.
 */
public final class Speaker {

    private static final AudioFormat FORMAT = new AudioFormat(AlertSound.RATE, 16, 1, true, false);

    private final Desk desk;
    private final Consumer<AlertSound> device;
    private final BooleanProperty on = new SimpleBooleanProperty(this, "on", true);
    private final AtomicBoolean playing = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();

    public Speaker(Desk desk) {
        this(desk, Speaker::play);
    }

    /**
     * @param device plays a sound to its end
     */
    Speaker(Desk desk, Consumer<AlertSound> device) {
        this.desk = desk;
        this.device = device;
    }

    /** Whether anything is to be heard. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** Plays it, if sounds are on and nothing else is played. */
    public void say(AlertSound sound) {
        if (on.get() && playing.compareAndSet(false, true)) {
            desk.urgent().execute(() -> run(sound));
        }
    }

    private void run(AlertSound sound) {
        try {
            device.accept(sound);
        } catch (IllegalStateException | IllegalArgumentException e) {
            if (told.compareAndSet(false, true)) {
                desk.notices()
                        .log(
                                Notice.Level.ATTENTION,
                                "Sounds cannot be played here",
                                Failures.describe(e));
            }
        } finally {
            playing.set(false);
        }
    }

    private static void play(AlertSound sound) {
        try (SourceDataLine line = AudioSystem.getSourceDataLine(FORMAT)) {
            byte[] samples = sound.samples();
            line.open(FORMAT);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
        } catch (LineUnavailableException e) {
            throw new IllegalStateException("The sound device is not available", e);
        }
    }
}
