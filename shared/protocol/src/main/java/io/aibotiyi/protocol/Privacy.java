package io.aibotiyi.protocol;

import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests about one's personal data, consents, and how long data is kept. */
public final class Privacy {

    private Privacy() {}

    public enum RequestKind {
        /** GDPR articles 15 and 20. */
        EXPORT,
        /** GDPR article 17. */
        ERASURE
    }

    public enum RequestState {
        /** An administrator asked for somebody else; a second one must agree. */
        AWAITING_APPROVAL,
        /** An erasure within its waiting period; can be cancelled. */
        WAITING,
        /** Being worked on. */
        RUNNING,
        /** The export can be fetched, once, until {@code expires}. */
        READY,
        /** Erased, or the export was fetched. */
        DONE,
        CANCELLED,
        REFUSED,
        /** The export was not fetched in time and is gone. */
        EXPIRED,
        FAILED
    }

    /**
     * @param person whose data
     * @param requestedBy the person, or the administrator who asked for them
     * @param reason why an administrator asked, or why it was refused or failed
     * @param due when the erasure will run
     * @param expires until when the export can be fetched
     * @param erased what an erasure removed, one line each
     * @param retained what it had to keep and why, one line each
     */
    public record RequestView(
            UUID id,
            RequestKind kind,
            RequestState state,
            UserId person,
            UserId requestedBy,
            @Nullable UserId decidedBy,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant due,
            @Nullable Instant expires,
            @Nullable Instant finishedAt,
            List<String> erased,
            List<String> retained) {}

    /**
     * @param after a former page's {@code next}
     * @param limit 1 to 500
     */
    public record RequestQuery(
            @Nullable RequestKind kind,
            @Nullable RequestState state,
            @Nullable String after,
            int limit) {
        /** The newest hundred. */
        public static RequestQuery first() {
            return new RequestQuery(null, null, null, 100);
        }

        public RequestQuery after(@Nullable String next) {
            return new RequestQuery(kind, state, next, limit);
        }
    }

    /**
     * @param username one's own user name, typed as confirmation
     */
    public record EraseMe(String username) {}

    /**
     * @param username of the person, typed as confirmation
     * @param reason 1 to 200 characters
     */
    public record ErasePerson(UserId person, String username, String reason) {}

    /**
     * @param reason 1 to 200 characters
     */
    public record RefuseRequest(String reason) {}

    /**
     * What data may be used for only with consent.
     *
     * @param version of the text; consent is to one version
     */
    public record Purpose(String name, int version, String text) {}

    /**
     * @param version that was consented to or withdrawn from; null if the person never chose
     * @param given whether the present version may be relied on
     * @param since when they chose; null if they never did
     */
    public record ConsentView(
            Purpose purpose, @Nullable Integer version, boolean given, @Nullable Instant since) {}

    /**
     * @param version the one that the person saw; another than the present is refused
     */
    public record ChooseConsent(int version, boolean given) {}

    /**
     * One choice in the past.
     *
     * @param address where it was made from
     */
    public record ConsentEntry(
            String purpose, int version, boolean given, Instant time, String address) {}

    /**
     * @param name for example {@code identity.sessions}
     * @param keepDays after how many days it is deleted
     * @param shortest fewest days that it may be set to
     * @param longest most days
     * @param deleted how many rows or files the last run deleted
     */
    public record RetentionRuleView(
            String name,
            String text,
            int keepDays,
            int defaultDays,
            int shortest,
            int longest,
            @Nullable Instant lastRun,
            @Nullable Long deleted) {}

    public record SetRetention(int keepDays) {}
}
