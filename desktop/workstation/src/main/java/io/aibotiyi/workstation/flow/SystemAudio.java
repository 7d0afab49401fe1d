package io.aibotiyi.workstation.flow;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** The system's usual audio device. */
final class SystemAudio implements Audio {

    @Override
    public Output open() throws AudioMissingException {
        AudioFormat format = new AudioFormat(Tone.RATE, 16, 1, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format);
            line.start();
            return new Output() {
                @Override
                public void play(byte[] samples) {
                    line.write(samples, 0, samples.length);
                }

                @Override
                public void close() {
                    line.close();
                }
            };
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            throw new AudioMissingException(String.valueOf(e.getMessage()));
        }
    }
}
