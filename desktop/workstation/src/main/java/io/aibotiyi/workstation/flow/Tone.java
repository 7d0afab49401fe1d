package io.aibotiyi.workstation.flow;

/**
 * A short tone that fades out.
 *
 * @param hertz of its ground note
 * @param millis how long it lasts
 * @param volume 0 to 1
 */
record Tone(double hertz, int millis, double volume) {

    /** Samples a second; 16 bits each, little end first, one channel. */
    static final int RATE = 22_050;

    private static final double RISE = 0.004;

    /** The samples: the ground note and a little of its octave, without a click at either end. */
    byte[] samples() {
        int count = RATE * millis / 1_000;
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            double time = (double) i / RATE;
            double fade =
                    Math.min(1, time / RISE)
                            * Math.exp(-5.0 * i / count)
                            * (1 - (double) i / count);
            double wave =
                    0.8 * Math.sin(2 * Math.PI * hertz * time)
                            + 0.2 * Math.sin(4 * Math.PI * hertz * time);
            int sample = (int) Math.round(wave * fade * volume * Short.MAX_VALUE);
            bytes[2 * i] = (byte) sample;
            bytes[2 * i + 1] = (byte) (sample >> 8);
        }
        return bytes;
    }
}
