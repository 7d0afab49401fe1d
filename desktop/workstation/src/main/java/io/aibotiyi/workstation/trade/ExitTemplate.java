package io.aibotiyi.workstation.trade;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an order of the ladder is left again, in ticks from its entry. With several targets the order
 * is divided, each part with its own target and its own stop.
 *
 * @param name what it is chosen by, 1 to 40 characters
 * @param targets 1 to 5, nearest first
 * @param stopTicks distance of the stop, at least 1
 * @param trailing the stop follows the market at that distance
 * @param breakEvenTicks once the mark price is so far beyond the entry, this window moves the stop
 *     to the entry; 0 never. It does so only while it is open and connected
 */
public record ExitTemplate(
        String name, List<Target> targets, int stopTicks, boolean trailing, int breakEvenTicks) {

    private static final int MOST_TARGETS = 5;
    private static final int MOST_TICKS = 1_000_000;

    /**
     * @param percent of the order, 1 to 100
     */
    public record Target(int ticks, int percent) {}

    public ExitTemplate {
        targets = List.copyOf(targets);
        if (name.isBlank() || name.length() > 40) {
            throw new IllegalArgumentException("A name has 1 to 40 characters.");
        }
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw new IllegalArgumentException("There are 1 to " + MOST_TARGETS + " targets.");
        }
        int sum = 0;
        for (Target target : targets) {
            requireTicks(target.ticks(), 1, "A target");
            if (target.percent() < 1) {
                throw new IllegalArgumentException("A target closes at least 1 %.");
            }
            sum += target.percent();
        }
        if (sum != 100) {
            throw new IllegalArgumentException(
                    "The targets close 100 % together, not " + sum + ".");
        }
        requireTicks(stopTicks, 1, "The stop");
        requireTicks(breakEvenTicks, 0, "Break-even");
        if (trailing && breakEvenTicks > 0) {
            throw new IllegalArgumentException("A stop that trails moves by itself.");
        }
    }

    private static void requireTicks(int ticks, int least, String what) {
        if (ticks < least || ticks > MOST_TICKS) {
            throw new IllegalArgumentException(
                    what + " is " + least + " to " + MOST_TICKS + " ticks away.");
        }
    }

    /** What a new workstation knows. */
    static List<ExitTemplate> standard() {
        return List.of(
                new ExitTemplate("Bracket", List.of(new Target(400, 100)), 200, false, 0),
                new ExitTemplate(
                        "Scaled",
                        List.of(new Target(200, 50), new Target(400, 30), new Target(800, 20)),
                        200,
                        false,
                        0),
                new ExitTemplate("Trailing", List.of(new Target(1_000, 100)), 250, true, 0),
                new ExitTemplate("Break-even", List.of(new Target(600, 100)), 200, false, 200));
    }

    /** {@code 200:50, 400:50}, as {@link #targets(String)} reads it; one target is its ticks. */
    String targetText() {
        if (targets.size() == 1) {
            return String.valueOf(targets.getFirst().ticks());
        }
        List<String> parts = new ArrayList<>();
        targets.forEach(t -> parts.add(t.ticks() + ":" + t.percent()));
        return String.join(", ", parts);
    }

    /** Targets as typed; empty if they cannot be read. */
    static Optional<List<Target>> targets(String typed) {
        List<Target> all = new ArrayList<>();
        String[] parts = typed.strip().split("\\s*,\\s*", MOST_TARGETS + 1);
        for (String part : parts) {
            String[] pair = part.split("\\s*:\\s*", 3);
            Integer ticks = whole(pair[0]);
            Integer percent = pair.length == 1 && parts.length == 1 ? Integer.valueOf(100) : null;
            percent = pair.length == 2 ? whole(pair[1].replace("%", "").strip()) : percent;
            if (ticks == null || percent == null) {
                return Optional.empty();
            }
            all.add(new Target(ticks, percent));
        }
        return Optional.of(all);
    }

    private static @Nullable Integer whole(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** In words, for a tooltip and for the question before an order. */
    String words() {
        String goal =
                targets.size() == 1
                        ? "target " + targets.getFirst().ticks() + " ticks"
                        : "targets " + targetText().replace(":", " ticks ") + " %";
        String end = trailing ? ", trailing stop " : ", stop ";
        String then =
                breakEvenTicks == 0
                        ? ""
                        : ", to break-even after " + breakEvenTicks + " ticks by this window";
        return goal + end + stopTicks + " ticks" + then;
    }

    /** The quantity of each target's part, on the lot; the last one takes what is left. */
    List<BigDecimal> parts(BigDecimal quantity, BigDecimal lot) {
        List<BigDecimal> parts = new ArrayList<>();
        BigDecimal left = quantity;
        for (int i = 0; i < targets.size(); i++) {
            BigDecimal part =
                    i == targets.size() - 1
                            ? left
                            : quantity.multiply(BigDecimal.valueOf(targets.get(i).percent()))
                                    .movePointLeft(2)
                                    .divideToIntegralValue(lot)
                                    .multiply(lot);
            parts.add(part);
            left = left.subtract(part);
        }
        return parts;
    }

    @Override
    public String toString() {
        return name;
    }
}
