package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.PrivacyRequests;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.ErasePerson;
import io.aibotiyi.protocol.Privacy.Purpose;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Privacy requests in every state; deciding them works, in memory. */
final class SamplePrivacy implements PrivacyRequests {

    private static final List<RequestState> STATES =
            List.of(
                    RequestState.AWAITING_APPROVAL,
                    RequestState.WAITING,
                    RequestState.READY,
                    RequestState.DONE,
                    RequestState.DONE,
                    RequestState.CANCELLED,
                    RequestState.REFUSED,
                    RequestState.EXPIRED);

    private final Instant now;
    private final List<RequestView> requests = new ArrayList<>();
    private final List<RequestView> own = new ArrayList<>();
    private final List<ConsentView> consents;

    SamplePrivacy(Instant now) {
        this.now = now;
        own.add(own(1, RequestKind.EXPORT, RequestState.READY, Duration.ofHours(3)));
        own.add(own(2, RequestKind.EXPORT, RequestState.DONE, Duration.ofDays(41)));
        own.add(own(3, RequestKind.ERASURE, RequestState.CANCELLED, Duration.ofDays(230)));
        consents =
                new ArrayList<>(
                        List.of(
                                new ConsentView(
                                        new Purpose(
                                                "usage",
                                                2,
                                                "Count which screens are used, to improve them."),
                                        2,
                                        true,
                                        now.minus(Duration.ofDays(12))),
                                new ConsentView(
                                        new Purpose(
                                                "research",
                                                3,
                                                "Use your orders, without your name, to train the"
                                                        + " models that everybody on this server can"
                                                        + " choose."),
                                        2,
                                        false,
                                        now.minus(Duration.ofDays(300))),
                                new ConsentView(
                                        new Purpose("news", 1, "Mail you what is new."),
                                        null,
                                        false,
                                        null)));
        for (int i = 0; i < 14; i++) {
            RequestState state = STATES.get(i % STATES.size());
            boolean erasure = state != RequestState.READY && i % 3 != 1;
            UserId person = SamplePeople.id(3 + 4 * i);
            boolean byAdministrator = state == RequestState.AWAITING_APPROVAL;
            boolean erased = erasure && state == RequestState.DONE;
            requests.add(
                    new RequestView(
                            new UUID(0x01955400L, i),
                            erasure || byAdministrator ? RequestKind.ERASURE : RequestKind.EXPORT,
                            state,
                            person,
                            byAdministrator ? SamplePeople.id(1) : person,
                            null,
                            byAdministrator ? "Asked for by letter, ticket 4711" : null,
                            now.minus(Duration.ofHours(5L + 31L * i)),
                            state == RequestState.WAITING ? now.plus(Duration.ofDays(3)) : null,
                            state == RequestState.READY ? now.plus(Duration.ofDays(1)) : null,
                            state == RequestState.DONE ? now.minus(Duration.ofDays(i)) : null,
                            erased
                                    ? List.of(
                                            "Name, e-mail and display name", "3 devices, 2 factors")
                                    : List.of(),
                            erased
                                    ? List.of("412 orders: commercial law, until 2036-03-02")
                                    : List.of()));
        }
    }

    private RequestView own(int n, RequestKind kind, RequestState state, Duration ago) {
        return new RequestView(
                new UUID(0x01955500L, n),
                kind,
                state,
                SamplePeople.id(0),
                SamplePeople.id(0),
                null,
                null,
                now.minus(ago),
                state == RequestState.WAITING ? now.plus(Duration.ofDays(7)) : null,
                state == RequestState.READY ? now.plus(Duration.ofDays(2)) : null,
                null,
                List.of(),
                List.of());
    }

    @Override
    public RequestView export() {
        own.addFirst(
                own(
                        10 + own.size(),
                        RequestKind.EXPORT,
                        RequestState.RUNNING,
                        Duration.ofSeconds(4)));
        return own.getFirst();
    }

    /** What is being collected is ready from now on. */
    void finish() {
        own.replaceAll(r ->
                r.state() == RequestState.RUNNING
                        ? with(r, RequestState.READY, now.plus(Duration.ofDays(2)), null)
                        : r);
    }

    @Override
    public byte[] archive(UUID request) {
        RequestView found =
                own.stream()
                        .filter(r -> r.id().equals(request) && r.state() == RequestState.READY)
                        .findFirst()
                        .orElseThrow(() ->
                                SampleAccess.refuse(ErrorCode.CONFLICT, "It was fetched already."));
        own.set(own.indexOf(found), with(found, RequestState.DONE, null, null));
        return "a sample of an archive".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public RequestView eraseMe(String username) {
        own.addFirst(
                own(10 + own.size(), RequestKind.ERASURE, RequestState.WAITING, Duration.ZERO));
        return own.getFirst();
    }

    @Override
    public List<RequestView> mine() {
        return List.copyOf(own);
    }

    @Override
    public RequestView cancel(UUID request) {
        own.replaceAll(
                r -> r.id().equals(request) ? with(r, RequestState.CANCELLED, null, null) : r);
        return own.getFirst();
    }

    @Override
    public List<ConsentView> consents() {
        return List.copyOf(consents);
    }

    @Override
    public ConsentView choose(String purpose, int version, boolean given) {
        consents.replaceAll(c ->
                c.purpose().name().equals(purpose)
                        ? new ConsentView(c.purpose(), version, given, now)
                        : c);
        return consents.getFirst();
    }

    @Override
    public List<ConsentEntry> consentHistory() {
        return List.of(
                new ConsentEntry("usage", 2, true, now.minus(Duration.ofDays(12)), "203.0.113.7"));
    }

    @Override
    public Page<RequestView> all(RequestQuery query) {
        return new Page<>(requests, null);
    }

    @Override
    public RequestView erase(ErasePerson request) {
        return requests.getFirst();
    }

    @Override
    public RequestView approve(UUID request) {
        return set(request, RequestState.WAITING, null);
    }

    @Override
    public RequestView refuse(UUID request, String reason) {
        return set(request, RequestState.REFUSED, reason);
    }

    private static RequestView with(
            RequestView r, RequestState state, @Nullable Instant expires, @Nullable String reason) {
        return new RequestView(
                r.id(),
                r.kind(),
                state,
                r.person(),
                r.requestedBy(),
                SamplePeople.id(0),
                reason,
                r.createdAt(),
                r.due(),
                expires,
                r.finishedAt(),
                r.erased(),
                r.retained());
    }

    private RequestView set(UUID request, RequestState state, @Nullable String reason) {
        for (int i = 0; i < requests.size(); i++) {
            RequestView r = requests.get(i);
            if (r.id().equals(request)) {
                RequestView next =
                        with(r, state, r.expires(), reason == null ? r.reason() : reason);
                requests.set(i, next);
                return next;
            }
        }
        throw new IllegalArgumentException("no request " + request);
    }

    @Override
    public List<RetentionRuleView> retention() {
        return List.of(
                new RetentionRuleView(
                        "identity.sessions", "Ended sessions", 90, 90, 7, 365, now, 1_204L));
    }

    @Override
    public RetentionRuleView setRetention(String rule, int keepDays) {
        return new RetentionRuleView(rule, "Ended sessions", keepDays, 90, 7, 365, now, 0L);
    }
}
