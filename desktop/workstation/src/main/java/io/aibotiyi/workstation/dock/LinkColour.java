package io.aibotiyi.workstation.dock;

import java.util.Locale;

/**
 * The colour of a link group: panels of one colour share instrument and timeframe. A letter says
 * the same without colour.
 */
public enum LinkColour {
    BLUE("A"),
    VIOLET("B"),
    CYAN("C"),
    ROSE("D"),
    LIME("E"),
    /** Not linked: the panel keeps its own instrument and timeframe. */
    NONE("");

    private final String letter;

    LinkColour(String letter) {
        this.letter = letter;
    }

    /** Empty for {@link #NONE}. */
    public String letter() {
        return letter;
    }

    public boolean isLinked() {
        return this != NONE;
    }

    /** As files and style classes name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a person reads it. */
    public String title() {
        return this == NONE ? "Not linked" : "Link " + letter + ", " + id();
    }

    /**
     * @throws IllegalArgumentException for a name that no colour has
     */
    public static LinkColour parse(String id) {
        for (LinkColour colour : values()) {
            if (colour.id().equals(id)) {
                return colour;
            }
        }
        throw new IllegalArgumentException("There is no link colour named " + id);
    }
}
