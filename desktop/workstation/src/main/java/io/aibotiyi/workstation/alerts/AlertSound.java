package io.aibotiyi.workstation.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sounds of alerts: short tones that are computed, so no file can be missing. */
public enum AlertSound {
    BELL("Bell", List.of(880, 1320)),
    CHIME("Chime", List.of(660, 880, 1320)),
    ALARM("Alarm", List.of(990, 740, 990, 740, 990, 740));

    static final int RATE = 22_050;
    private static final double SECONDS = 0.22;
    private static final double LOUDNESS = 0.3;

    private final String title;

    /** In hertz, one after the other. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Integer> tones;

    AlertSound(String title, List<Integer> tones) {
        this.title = title;
        this.tones = tones;
    }

    public String title() {
        return title;
    }

    /** Its name on the wire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AlertSound> of(String id) {
        return Stream.of(values()).filter(s -> s.id().equals(id)).findFirst();
    }

    /** Signed 16-bit mono samples, little-endian, at {@value #RATE} a second. */
    byte[] samples() {
        int each = (int) (RATE * SECONDS);
        byte[] bytes = new byte[2 * each * tones.size()];
        for (int t = 0; t < tones.size(); t++) {
            for (int i = 0; i < each; i++) {
                double fade = 1 - (double) i / each;
                double wave = Math.sin(2 * Math.PI * tones.get(t) * i / RATE) * fade * LOUDNESS;
                short sample = (short) Math.round(wave * Short.MAX_VALUE);
                int at = 2 * (t * each + i);
                bytes[at] = (byte) sample;
                bytes[at + 1] = (byte) (sample >> 8);
            }
        }
        return bytes;
    }
}
