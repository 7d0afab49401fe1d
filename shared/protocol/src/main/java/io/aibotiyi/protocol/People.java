package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People and service accounts as administrators see them. */
public final class People {

    private People() {}

    public enum PersonKind {
        PERSON,
        /** Not a human: owned by an administrator, has API keys and nothing else. */
        SERVICE
    }

    /** The lifecycle. ERASED is final. */
    public enum PersonState {
        /** Has not accepted the invitation; cannot sign in. */
        INVITED,
        ACTIVE,
        /** Cannot sign in; no session, no API key works. */
        DISABLED,
        /** Name, e-mail and display name are gone for good. */
        ERASED
    }

    public enum PeopleSort {
        USERNAME,
        CREATED
    }

    /**
     * @param displayName null when never given, or erased
     * @param email null when never given, or erased
     * @param reason why the state is what it is, as an administrator put it; null when nobody did
     * @param owner the administrator who answers for a service account; null for a person
     * @param roles names of the roles assigned now
     */
    public record PersonView(
            UserId id,
            PersonKind kind,
            String username,
            @Nullable String displayName,
            @Nullable String email,
            PersonState state,
            @Nullable String reason,
            @Nullable UserId owner,
            List<String> roles,
            Instant createdAt,
            Instant stateSince) {
        /** Leaves out what is personal. */
        @Override
        public String toString() {
            return "PersonView[id=" + id + ", state=" + state + "]";
        }
    }

    /**
     * Which people, in which order. A page goes on after {@code after}, a former page's {@code
     * next}; filter and sort must be the same.
     *
     * @param text part of the user name, or the whole e-mail address, in any case; null for all.
     *     Display names and parts of addresses are sealed and cannot be searched
     * @param limit 1 to 500
     */
    public record PeopleQuery(
            @Nullable String text,
            @Nullable PersonState state,
            @Nullable PersonKind kind,
            PeopleSort sort,
            boolean descending,
            @Nullable String after,
            int limit) {

        /** The first hundred by name. */
        public static PeopleQuery first() {
            return new PeopleQuery(null, null, null, PeopleSort.USERNAME, false, null, 100);
        }

        public PeopleQuery withText(@Nullable String part) {
            return new PeopleQuery(part, state, kind, sort, descending, after, limit);
        }

        public PeopleQuery withState(@Nullable PersonState only) {
            return new PeopleQuery(text, only, kind, sort, descending, after, limit);
        }

        public PeopleQuery withKind(@Nullable PersonKind only) {
            return new PeopleQuery(text, state, only, sort, descending, after, limit);
        }

        public PeopleQuery sortedBy(PeopleSort order, boolean down) {
            return new PeopleQuery(text, state, kind, order, down, after, limit);
        }

        public PeopleQuery after(@Nullable String next) {
            return new PeopleQuery(text, state, kind, sort, descending, next, limit);
        }

        public PeopleQuery withLimit(int most) {
            return new PeopleQuery(text, state, kind, sort, descending, after, most);
        }
    }

    /** How many match a query's filter. */
    public record PeopleCount(long count) {}

    /**
     * A new person; they begin as a customer, other roles are assigned separately.
     *
     * @param username 1 to 64 of a-z, 0-9, {@code . _ @ -}, beginning with a letter or digit
     * @param displayName at most 100 characters
     * @param email where the invitation goes, if mail is configured
     */
    public record InvitePerson(
            String username, @Nullable String displayName, @Nullable String email) {
        @Override
        public String toString() {
            return "InvitePerson[]";
        }
    }

    /**
     * @param token to be handed over by the administrator; null when it was mailed, so that nobody
     *     but the person has it. Shown once; kept as a hash
     * @param mailed whether it went to the person's e-mail address
     */
    public record Invitation(
            PersonView person, @Nullable String token, boolean mailed, Instant expires) {
        @Override
        public String toString() {
            return "Invitation[person=" + person + ", expires=" + expires + "]";
        }
    }

    /** What the invited person answers with. */
    public record AcceptInvitation(String token, String password) {
        @Override
        public String toString() {
            return "AcceptInvitation[]";
        }
    }

    /** Whom the invitation was for; they sign in next. */
    public record Accepted(String username) {}

    /**
     * @param reason 1 to 200 characters, for those who look at the person later
     */
    public record DisablePerson(String reason) {}

    /**
     * @param displayName null removes it
     */
    public record RenamePerson(String username, @Nullable String displayName) {
        @Override
        public String toString() {
            return "RenamePerson[]";
        }
    }

    /**
     * @param email null removes it
     */
    public record SetEmail(@Nullable String email) {
        @Override
        public String toString() {
            return "SetEmail[]";
        }
    }
}
