package io.aibotiyi.backend.access.policies;

import java.util.List;

/**
 * What policies say. Any error, and then any forbidding, outweighs every permitting.
 *
 * @param permits policies that permit, by name; not complete when one forbids
 * @param forbids policies that forbid, by name
 * @param errors why it could not be evaluated; the answer is then no
 */
public record Answer(List<String> permits, List<String> forbids, List<String> errors) {

    public static final Answer SILENT = new Answer(List.of(), List.of(), List.of());

    public Answer {
        permits = List.copyOf(permits);
        forbids = List.copyOf(forbids);
        errors = List.copyOf(errors);
    }

    public static Answer failed(String why) {
        return new Answer(List.of(), List.of(), List.of(why));
    }
}
