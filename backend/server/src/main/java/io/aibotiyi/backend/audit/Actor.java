package io.aibotiyi.backend.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id user, service account or key id; the part's name for {@link Kind#SYSTEM}; empty for
 *     {@link Kind#ANONYMOUS}
 * @param behalf the user for whom the actor acts under a delegation; null otherwise
 */
public record Actor(Kind kind, String id, @Nullable String behalf) {

    /** What an actor is. */
    public enum Kind {
        PERSON,
        SERVICE,
        API_KEY,
        /** The backend itself: a schedule, a start, a repair. */
        SYSTEM,
        /** Nobody has proved who they are yet. */
        ANONYMOUS
    }

    public static final Actor ANONYMOUS = new Actor(Kind.ANONYMOUS, "", null);

    public static Actor person(String id) {
        return new Actor(Kind.PERSON, id, null);
    }

    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, part, null);
    }
}
