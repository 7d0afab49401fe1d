package io.aibotiyi.workstation.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a scenario: a verb and what it is done to.
 *
 * @param line counted from 1
 */
record Step(int line, Verb verb, List<String> arguments) {

    /**
     * What can be done. A selector is {@code #id}, {@code .style-class} or the words on a control.
     */
    enum Verb {
        /** Until the selector is on screen and can be used. */
        WAIT(1),
        /** Until the selector is nowhere on screen. */
        GONE(1),
        /** Until some label or field shows these words, among others. */
        SAYS(1),
        /** Until no label or field shows these words. */
        SILENT(1),
        /** Until a row of a table on screen shows all these words, each in a cell of its own. */
        ROW(1, 6),
        /** Until no row of a table on screen does. */
        NO_ROW(1, 6),
        CLICK(1),
        DOUBLE(1),
        RIGHT(1),
        /** Clicks a cell of the first row that shows the first words: the one with the second. */
        CELL(2),
        /** A chord such as {@code Ctrl+K}. */
        KEY(1),
        /** Types where the focus is. */
        TYPE(1),
        /** Replaces what stands in a field. */
        FILL(2),
        /** Opens a choice and takes the item with these words. */
        PICK(2),
        /** Drags from the middle of a selector by pixels to the right and down. */
        DRAG(3),
        /** Keeps a picture of the window under that name. */
        SHOT(1),
        /** Closes the window as its user would and opens the workstation again. */
        RESTART(0);

        private final int fewest;
        private final int most;

        Verb(int arguments) {
            this(arguments, arguments);
        }

        Verb(int fewest, int most) {
            this.fewest = fewest;
            this.most = most;
        }

        private String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    /**
     * Reads a scenario. Empty lines and those that begin with {@code #} and a space are left out.
     *
     * @param name told in messages
     * @throws IllegalArgumentException with name, line and reason if a line is no step
     */
    static List<Step> read(String name, List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).strip();
            if (!text.isEmpty() && !text.equals("#") && !text.startsWith("# ")) {
                steps.add(step(name, i + 1, text));
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(name + " has no steps");
        }
        return steps;
    }

    private static Step step(String name, int line, String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        String first = words.removeFirst();
        for (Verb verb : Verb.values()) {
            if (verb.written().equals(first)) {
                if (words.size() < verb.fewest || words.size() > verb.most) {
                    throw new IllegalArgumentException(
                            name
                                    + " line "
                                    + line
                                    + ": "
                                    + first
                                    + " takes "
                                    + (verb.fewest == verb.most
                                            ? verb.fewest
                                            : verb.fewest + " to " + verb.most)
                                    + " arguments, not "
                                    + words.size());
                }
                return new Step(line, verb, List.copyOf(words));
            }
        }
        throw new IllegalArgumentException(name + " line " + line + ": no such step: " + first);
    }

    @Override
    public String toString() {
        return verb.written() + " " + String.join(" ", arguments);
    }
}
