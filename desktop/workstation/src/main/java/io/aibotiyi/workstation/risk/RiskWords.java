package io.aibotiyi.workstation.risk;

import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.workstation.look.Numbers;
import java.util.Optional;

/** What a risk means in words. */
public final class RiskWords {

    private RiskWords() {}

    /** For the status bar: {@code risk 12 % of limit}. */
    static String brief(Standing standing) {
        if (standing.risk().halt() != null) {
            return "TRADING HALTED";
        }
        return standing.nearest()
                .map(percent -> "risk " + Numbers.plain(percent) + " % of limit")
                .orElse("no risk limit");
    }

    /** Who halted, since when, why, and how far closing has come. */
    public static String halt(HaltView halt) {
        String who = halt.level() == Level.OWN ? "you" : "the risk desk";
        String what =
                "Trading is halted by "
                        + who
                        + " since "
                        + Numbers.dayTime(halt.since())
                        + " UTC: "
                        + halt.reason()
                        + ".";
        return what + closing(halt).map(words -> " " + words).orElse("");
    }

    private static Optional<String> closing(HaltView halt) {
        String note = halt.note() == null ? "" : " " + halt.note();
        return switch (halt.flattening()) {
            case NOT_ASKED -> note.isEmpty() ? Optional.empty() : Optional.of(note.strip());
            case WORKING -> Optional.of("Positions are being closed." + note);
            case DONE -> Optional.of("Closing positions has ended." + note);
        };
    }
}
