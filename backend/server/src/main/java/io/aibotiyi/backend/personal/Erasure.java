package io.aibotiyi.backend.personal;

import java.util.List;

/**
 * What a holder did with a person's data.
 *
 * @param erased what is gone, one line for a person each: {@code 3 sessions}
 * @param retained what had to stay
 */
public record Erasure(List<String> erased, List<Retained> retained) {

    /**
     * @param what in words: {@code 17 orders}
     * @param because the law or the purpose that demands it
     */
    public record Retained(String what, String because) {}

    public Erasure {
        erased = List.copyOf(erased);
        retained = List.copyOf(retained);
    }

    /** Nothing about the person was kept. */
    public static Erasure nothing() {
        return new Erasure(List.of(), List.of());
    }
}
