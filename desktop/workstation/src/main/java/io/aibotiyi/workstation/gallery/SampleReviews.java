package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AccessReviews;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.ItemDecision;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewState;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access reviews: one half done, one about to begin, one closed. */
final class SampleReviews implements AccessReviews {

    private final Instant now;
    private final Map<UUID, List<ReviewItemView>> items = new LinkedHashMap<>();
    private final Map<UUID, ReviewView> reviews = new LinkedHashMap<>();

    SampleReviews(Instant now) {
        this.now = now;
        add(
                "Privileged access, first quarter 2026",
                null,
                Duration.ofDays(9),
                Duration.ofDays(-12),
                ReviewState.OPEN,
                List.of(
                        item(SampleCast.HANA, "ADMIN", ItemDecision.CERTIFIED, "Still deputy."),
                        item(SampleCast.GORAN, "OPERATOR", ItemDecision.CERTIFIED, "Night shift."),
                        item(SampleCast.FARAH, "AUDITOR", null, null),
                        item(SampleCast.EMRE, "DEVELOPER", null, null),
                        item(SampleCast.CHIDI, "RISK_DESK", null, null),
                        item(SampleCast.BOT, "OPERATOR", ItemDecision.REVOKED, "Bots trade only."),
                        item(SampleCast.DINA, "VIP", ItemDecision.CERTIFIED, "Contract runs.")));
        add(
                "Developers before the March release",
                "DEVELOPER",
                Duration.ofDays(20),
                Duration.ofHours(-5),
                ReviewState.OPEN,
                List.of(item(SampleCast.EMRE, "DEVELOPER", null, null)));
        add(
                "Privileged access, fourth quarter 2025",
                null,
                Duration.ofDays(-61),
                Duration.ofDays(-82),
                ReviewState.CLOSED,
                List.of(
                        item(SampleCast.HANA, "ADMIN", ItemDecision.CERTIFIED, "Deputy."),
                        item(SampleCast.CHIDI, "OPERATOR", ItemDecision.LAPSED, null),
                        item(SampleCast.DINA, "VIP", ItemDecision.CERTIFIED, "New contract.")));
    }

    private ReviewItemView item(
            SampleCast.Member who,
            String role,
            @Nullable ItemDecision decision,
            @Nullable String note) {
        int n = 1 + who.username().hashCode() % 1_000 + role.hashCode() % 97;
        return new ReviewItemView(
                SampleAccess.uuid(0x17e3, Math.abs(n)),
                SampleAccess.uuid(0xa551, Math.abs(n)),
                who.id(),
                role,
                decision,
                note == null ? null : SampleCast.ME,
                decision == null ? null : now.minus(Duration.ofDays(2)),
                note);
    }

    private void add(
            String title,
            @Nullable String role,
            Duration until,
            Duration since,
            ReviewState state,
            List<ReviewItemView> entries) {
        UUID id = SampleAccess.uuid(0x2ef1, reviews.size() + 1);
        items.put(id, new ArrayList<>(entries));
        reviews.put(
                id,
                new ReviewView(
                        id,
                        title,
                        role,
                        List.of(SampleCast.ME, SampleCast.HANA.id()),
                        now.plus(until),
                        state,
                        SampleCast.HANA.id(),
                        now.plus(since),
                        state == ReviewState.CLOSED ? now.plus(until) : null,
                        entries.size(),
                        undecided(entries)));
    }

    private static int undecided(List<ReviewItemView> entries) {
        return (int) entries.stream().filter(i -> i.decision() == null).count();
    }

    @Override
    public Page<ReviewView> list(@Nullable String after, int limit) {
        return new Page<>(List.copyOf(reviews.values()), null);
    }

    @Override
    public ReviewView open(OpenReview request) {
        UUID id = SampleAccess.uuid(0x2ef1, reviews.size() + 1);
        List<ReviewItemView> entries =
                new ArrayList<>(List.of(item(SampleCast.FARAH, "AUDITOR", null, null)));
        items.put(id, entries);
        ReviewView opened =
                new ReviewView(
                        id,
                        request.title(),
                        request.role(),
                        request.reviewers(),
                        request.deadline(),
                        ReviewState.OPEN,
                        SampleCast.ME,
                        now,
                        null,
                        entries.size(),
                        entries.size());
        reviews.put(id, opened);
        return opened;
    }

    private ReviewView find(UUID id) {
        ReviewView review = reviews.get(id);
        if (review == null) {
            throw SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such review.");
        }
        return review;
    }

    @Override
    public Page<ReviewItemView> items(UUID review, @Nullable String after, int limit) {
        return new Page<>(List.copyOf(Objects.requireNonNull(items.get(find(review).id()))), null);
    }

    @Override
    public ReviewItemView decide(UUID review, UUID item, DecideItem request) {
        ReviewView r = find(review);
        List<ReviewItemView> entries = Objects.requireNonNull(items.get(review));
        ReviewItemView before =
                entries.stream()
                        .filter(i -> i.id().equals(item))
                        .findFirst()
                        .orElseThrow(() ->
                                SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is no such item."));
        ReviewItemView after =
                new ReviewItemView(
                        before.id(),
                        before.assignment(),
                        before.user(),
                        before.role(),
                        request.certify() ? ItemDecision.CERTIFIED : ItemDecision.REVOKED,
                        SampleCast.ME,
                        now,
                        request.note());
        entries.set(entries.indexOf(before), after);
        boolean done = undecided(entries) == 0;
        reviews.put(
                review,
                new ReviewView(
                        r.id(),
                        r.title(),
                        r.role(),
                        r.reviewers(),
                        r.deadline(),
                        done ? ReviewState.CLOSED : r.state(),
                        r.createdBy(),
                        r.created(),
                        done ? now : r.closed(),
                        r.items(),
                        undecided(entries)));
        return after;
    }

    @Override
    public ReviewEvidence evidence(UUID review) {
        ReviewView r = find(review);
        if (r.state() != ReviewState.CLOSED) {
            throw SampleAccess.refuse(
                    ErrorCode.CONFLICT, "The review is open; there is evidence once it is closed.");
        }
        return new ReviewEvidence(
                "{\"review\":\"" + r.id() + "\",\"simulated\":true}",
                "c2ltdWxhdGVkIHNpZ25hdHVyZQ==",
                "c2ltdWxhdGVkIGtleQ==");
    }
}
