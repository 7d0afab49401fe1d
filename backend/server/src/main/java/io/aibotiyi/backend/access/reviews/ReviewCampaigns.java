package io.aibotiyi.backend.access.reviews;

import static io.aibotiyi.backend.access.input.Fields.conflict;
import static io.aibotiyi.backend.access.input.Fields.forbidden;
import static io.aibotiyi.backend.access.input.Fields.invalid;

import io.aibotiyi.backend.access.AccessReviews;
import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.Administrators;
import io.aibotiyi.backend.access.roles.Assignment;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.JdbcRoleAdministration;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.backend.access.trail.Trail;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Reviews.DecideItem;
import io.aibotiyi.protocol.Reviews.ItemDecision;
import io.aibotiyi.protocol.Reviews.OpenReview;
import io.aibotiyi.protocol.Reviews.ReviewEvidence;
import io.aibotiyi.protocol.Reviews.ReviewItemView;
import io.aibotiyi.protocol.Reviews.ReviewState;
import io.aibotiyi.protocol.Reviews.ReviewView;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Access reviews. */
@Service
public final class ReviewCampaigns implements AccessReviews {

    static final int MOST_ITEMS = 10_000;
    private static final int MOST_REVIEWERS = 20;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ReviewStore store;
    private final AssignmentStore assignments;
    private final RoleStore roles;
    private final Administrators administrators;
    private final JdbcRoleAdministration administration;
    private final EvidenceKey key;
    private final SecurityAlerts alerts;
    private final AccessStamp stamp;
    private final Trail trail;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public ReviewCampaigns(
            ReviewStore store,
            AssignmentStore assignments,
            RoleStore roles,
            Administrators administrators,
            JdbcRoleAdministration administration,
            EvidenceKey key,
            SecurityAlerts alerts,
            AccessStamp stamp,
            Trail trail,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.assignments = assignments;
        this.roles = roles;
        this.administrators = administrators;
        this.administration = administration;
        this.key = key;
        this.alerts = alerts;
        this.stamp = stamp;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public ReviewView open(UserId by, OpenReview request) {
        Instant now = clock.instant();
        String title = Fields.text("title", request.title(), 200);
        String role = request.role();
        Set<UserId> reviewers = new HashSet<>(request.reviewers());
        if (reviewers.isEmpty() || reviewers.size() > MOST_REVIEWERS) {
            throw invalid("reviewers", "Name 1 to " + MOST_REVIEWERS + " reviewers.");
        }
        if (!request.deadline().isAfter(now) || request.deadline().isAfter(now.plus(LONGEST))) {
            throw invalid("deadline", "deadline must lie in the future, at most a year from now.");
        }
        if (role != null && roles.read().role(role).isEmpty()) {
            throw invalid("role", "There is no role " + Fields.cut(role) + ".");
        }
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    stamp.change();
                    List<Assignment> found = assignments.page(role, now, null, MOST_ITEMS + 1);
                    if (found.isEmpty() || found.size() > MOST_ITEMS) {
                        throw invalid(
                                "role",
                                found.isEmpty()
                                        ? "There is nothing to review."
                                        : "More than "
                                                + MOST_ITEMS
                                                + " assignments; review one role at a time.");
                    }
                    UUID id = ids.next();
                    store.add(id, title, role, List.copyOf(reviewers), request.deadline(), by, now);
                    for (Assignment a : found) {
                        store.addItem(ids.next(), id, a.id(), a.user(), a.role());
                    }
                    trail.done(
                            "access.review.opened",
                            "review:" + id,
                            Map.of(
                                    "title", title,
                                    "items", Integer.toString(found.size()),
                                    "deadline", request.deadline().toString()));
                    reviewers.forEach(
                            r -> trail.tell(r, "access.review.opened", Map.of("title", title)));
                    return get(id);
                }));
    }

    private ReviewView get(UUID id) {
        return store.byId(id).orElseThrow(() -> Fields.missing("review"));
    }

    @Override
    public Page<ReviewView> list(@Nullable String after, int limit) {
        return Fields.page(
                store.page(Fields.cursor(after), Fields.limit(limit) + 1), limit, ReviewView::id);
    }

    @Override
    public Page<ReviewItemView> items(UUID review, @Nullable String after, int limit) {
        get(review);
        return Fields.page(
                store.items(review, Fields.cursor(after), Fields.limit(limit) + 1),
                limit,
                ReviewItemView::id);
    }

    @Override
    public ReviewItemView decide(UserId by, UUID review, UUID item, DecideItem decision) {
        String note = Fields.note(decision.note());
        ReviewItemView decided =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            stamp.change();
                            ReviewItemView found = decidable(by, review, item);
                            ItemDecision what =
                                    decision.certify()
                                            ? ItemDecision.CERTIFIED
                                            : ItemDecision.REVOKED;
                            store.decide(item, what, by, note, clock.instant());
                            trail.done(
                                    "access.review.decided",
                                    "user:" + found.user(),
                                    Map.of(
                                            "review", review.toString(),
                                            "role", found.role(),
                                            "decision", what.name(),
                                            "note", note));
                            if (what == ItemDecision.REVOKED) {
                                revoke(found, by, "access review: " + note);
                                if (administrators.all().isEmpty()) {
                                    throw conflict("Nobody could manage roles any more.");
                                }
                            }
                            return store.item(review, item).orElseThrow();
                        }));
        closeDue();
        return decided;
    }

    private ReviewItemView decidable(UserId by, UUID review, UUID item) {
        ReviewView campaign = get(review);
        ReviewItemView found =
                store.item(review, item).orElseThrow(() -> Fields.missing("review item"));
        if (!campaign.reviewers().contains(by)) {
            throw forbidden("You are not a reviewer of this campaign.");
        }
        if (found.user().equals(by)) {
            throw forbidden("Nobody reviews their own access; another reviewer must.");
        }
        if (found.decision() != null
                || campaign.state() == ReviewState.CLOSED
                || !clock.instant().isBefore(campaign.deadline())) {
            throw conflict("It is decided, or its deadline is over.");
        }
        return found;
    }

    private void revoke(ReviewItemView item, @Nullable UserId by, String reason) {
        Optional<Assignment> assignment =
                assignments.byId(item.assignment()).filter(a -> a.revoked() == null);
        assignment.ifPresent(a ->
                administration.revoke(a, by, reason.substring(0, Math.min(500, reason.length()))));
    }

    /** Closes campaigns that are over, and revokes what nobody certified in time. */
    public void closeDue() {
        for (UUID id : store.closing(clock.instant())) {
            Optional<UserId> kept =
                    Objects.requireNonNull(transaction.execute(status -> close(id)));
            kept.ifPresent(last ->
                    alerts.raise(
                            "access.review.last-administrator",
                            Severity.CRITICAL,
                            last,
                            Map.of("review", id.toString())));
        }
    }

    /** The last administrator, if their access lapsed and was kept nevertheless. */
    private Optional<UserId> close(UUID id) {
        stamp.change();
        if (get(id).state() == ReviewState.CLOSED) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        UserId kept = null;
        for (ReviewItemView item : store.undecided(id)) {
            boolean last = isLastAdministrator(item);
            store.decide(
                    item.id(),
                    ItemDecision.LAPSED,
                    null,
                    last ? "kept: the last administrator" : "nobody certified it in time",
                    now);
            if (last) {
                kept = item.user();
            } else {
                revoke(item, null, "access review: nobody certified it in time");
            }
        }
        store.close(id, now, signed(id, now));
        trail.done("access.review.closed", "review:" + id, Map.of());
        return Optional.ofNullable(kept);
    }

    private boolean isLastAdministrator(ReviewItemView item) {
        return administrators.all().equals(Set.of(item.user()))
                && roles.read()
                        .brings(item.role(), io.aibotiyi.backend.access.Permission.ROLES_MANAGE);
    }

    private ReviewStore.Signed signed(UUID id, Instant now) {
        List<ReviewItemView> all = new ArrayList<>(store.items(id, null, MOST_ITEMS));
        ReviewView review = get(id);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("title", review.title());
        document.put("createdBy", review.createdBy());
        document.put("created", review.created());
        document.put("deadline", review.deadline());
        document.put("closed", now);
        document.put("reviewers", review.reviewers());
        document.put("items", all);
        String text = Json.mapper().writeValueAsString(document);
        return new ReviewStore.Signed(text, key.sign(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public ReviewEvidence evidence(UUID review) {
        get(review);
        ReviewStore.Signed signed =
                store.evidence(review).orElseThrow(() -> conflict("The review is open."));
        return new ReviewEvidence(signed.document(), signed.signature(), key.publicKey());
    }
}
