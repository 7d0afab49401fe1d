package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.privacy.PersonalDataRequests;
import io.aibotiyi.backend.privacy.PrivacySettings;
import io.aibotiyi.backend.vault.Vault;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes and decides requests; {@link RequestWork} fulfils them. */
@Service
public final class Requests implements PersonalDataRequests {

    private static final int LARGEST_PAGE = 500;
    private static final int SHOWN = 100;
    private static final int LONGEST_REASON = 200;

    private final RequestStore store;
    private final List<PersonalDataHolder> holders;
    private final Vault vault;
    private final AuditLog audit;
    private final Notices notices;
    private final PrivacySettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public Requests(
            RequestStore store,
            List<PersonalDataHolder> holders,
            Vault vault,
            AuditLog audit,
            Notices notices,
            PrivacySettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.holders = List.copyOf(holders);
        this.vault = vault;
        this.audit = audit;
        this.notices = notices;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public RequestView export(UserId person) {
        return inTransaction(() -> {
            if (store.any(person, RequestKind.EXPORT, RequestState.RUNNING, RequestState.READY)) {
                throw conflict("An export of yours is under way or ready; fetch that one first");
            }
            return add(RequestKind.EXPORT, RequestState.RUNNING, person, person, null, null);
        });
    }

    @Override
    public byte[] archive(UserId person, UUID request) {
        byte[] sealed =
                inTransaction(() -> {
                    RequestView found = own(store.lock(request), person);
                    Instant expires = found.expires();
                    if (found.kind() != RequestKind.EXPORT
                            || found.state() != RequestState.READY
                            || expires == null
                            || !clock.instant().isBefore(expires)) {
                        throw conflict(
                                "The export is not ready, was fetched already or has expired");
                    }
                    byte[] archive =
                            store.archive(request)
                                    .orElseThrow(() -> conflict("The export is gone"));
                    store.finish(request, RequestState.DONE, null, clock.instant());
                    record("privacy.export.fetched", found);
                    return archive;
                });
        return vault.open(purpose(request), sealed);
    }

    static String purpose(UUID request) {
        return "privacy.export:" + request;
    }

    @Override
    public RequestView eraseMe(UserId person) {
        return inTransaction(() -> {
            requireErasable(person);
            RequestView made =
                    add(
                            RequestKind.ERASURE,
                            RequestState.WAITING,
                            person,
                            person,
                            null,
                            clock.instant().plus(settings.erasureWait()));
            notices.tell(
                    person, "privacy.erasure.waiting", Map.of("due", String.valueOf(made.due())));
            return made;
        });
    }

    @Override
    public List<RequestView> of(UserId person) {
        return store.of(person, SHOWN);
    }

    @Override
    public RequestView cancel(UserId person, UUID request) {
        return inTransaction(() -> {
            RequestView found = own(store.lock(request), person);
            if (found.kind() != RequestKind.ERASURE
                    || (found.state() != RequestState.WAITING
                            && found.state() != RequestState.AWAITING_APPROVAL)
                    || !found.requestedBy().equals(person)) {
                throw conflict("Only one's own request can be cancelled, while it waits");
            }
            store.finish(request, RequestState.CANCELLED, null, clock.instant());
            record("privacy.erasure.cancelled", found);
            return store.byId(request).orElseThrow();
        });
    }

    @Override
    public Page<RequestView> all(RequestQuery query) {
        if (query.limit() < 1 || query.limit() > LARGEST_PAGE) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "limit must be 1 to " + LARGEST_PAGE, "limit");
        }
        List<RequestView> found = store.page(query, RequestCursor.parse(query.after()));
        boolean more = found.size() > query.limit();
        List<RequestView> shown = more ? found.subList(0, query.limit()) : found;
        return new Page<>(shown, more ? RequestCursor.text(shown.getLast()) : null);
    }

    @Override
    public RequestView erase(UserId person, String reason, UserId by) {
        String why = checked(reason);
        if (person.equals(by)) {
            throw conflict("Ask for your own erasure as everybody does");
        }
        return inTransaction(() -> {
            requireErasable(person);
            return add(RequestKind.ERASURE, RequestState.AWAITING_APPROVAL, person, by, why, null);
        });
    }

    @Override
    public RequestView approve(UUID request, UserId by) {
        return inTransaction(() -> {
            RequestView found = awaiting(request, by);
            Instant due = clock.instant().plus(settings.erasureWait());
            store.decide(request, RequestState.WAITING, by, due);
            record("privacy.erasure.approved", found);
            notices.tell(found.person(), "privacy.erasure.waiting", Map.of("due", due.toString()));
            return store.byId(request).orElseThrow();
        });
    }

    @Override
    public RequestView refuse(UUID request, String reason, UserId by) {
        String why = checked(reason);
        return inTransaction(() -> {
            RequestView found = awaiting(request, by);
            store.decide(request, RequestState.REFUSED, by, null);
            store.finish(request, RequestState.REFUSED, why, clock.instant());
            record("privacy.erasure.refused", found);
            return store.byId(request).orElseThrow();
        });
    }

    private RequestView awaiting(UUID request, UserId by) {
        RequestView found = store.lock(request).orElseThrow(Requests::unknown);
        if (found.requestedBy().equals(by) || found.person().equals(by)) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "Somebody other than who asked, and than whose data it is, must decide");
        }
        if (found.state() != RequestState.AWAITING_APPROVAL) {
            throw conflict("The request does not wait for approval; it is " + found.state());
        }
        return found;
    }

    private void requireErasable(UserId person) {
        if (store.any(
                person,
                RequestKind.ERASURE,
                RequestState.AWAITING_APPROVAL,
                RequestState.WAITING,
                RequestState.RUNNING,
                RequestState.DONE)) {
            throw conflict("An erasure of this person is under way or done");
        }
        for (PersonalDataHolder holder : holders) {
            holder.hindrance(person)
                    .ifPresent(why -> {
                        throw conflict(why);
                    });
        }
    }

    private RequestView add(
            RequestKind kind,
            RequestState state,
            UserId person,
            UserId by,
            @Nullable String reason,
            @Nullable Instant due) {
        RequestView request =
                new RequestView(
                        ids.next(),
                        kind,
                        state,
                        person,
                        by,
                        null,
                        reason,
                        clock.instant(),
                        due,
                        null,
                        null,
                        List.of(),
                        List.of());
        store.add(request);
        record(
                kind == RequestKind.EXPORT
                        ? "privacy.export.requested"
                        : "privacy.erasure.requested",
                request);
        return request;
    }

    private void record(String action, RequestView request) {
        audit.append(
                AuditEvent.done(action, "user:" + request.person())
                        .with(Map.of("request", request.id().toString())));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static RequestView own(Optional<RequestView> found, UserId person) {
        return found.filter(r -> r.person().equals(person)).orElseThrow(Requests::unknown);
    }

    private static String checked(String reason) {
        String why = reason.strip();
        if (why.isEmpty()
                || why.length() > LONGEST_REASON
                || why.codePoints().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "Say why, in 1 to " + LONGEST_REASON + " characters",
                    "reason");
        }
        return why;
    }

    private static ProblemException conflict(String why) {
        return new ProblemException(ErrorCode.CONFLICT, why);
    }

    private static ProblemException unknown() {
        return new ProblemException(ErrorCode.NOT_FOUND, "You have no such request");
    }
}
