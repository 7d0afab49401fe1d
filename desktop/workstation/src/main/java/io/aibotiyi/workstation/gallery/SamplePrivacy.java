package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.PrivacyRequests;
import io.aibotiyi.domain.UserId;
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

    SamplePrivacy(Instant now) {
        this.now = now;
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

    @Override
    public RequestView export() {
        return requests.get(2);
    }

    @Override
    public byte[] archive(UUID request) {
        return new byte[0];
    }

    @Override
    public RequestView eraseMe(String username) {
        return requests.get(1);
    }

    @Override
    public List<RequestView> mine() {
        return requests.subList(2, 3);
    }

    @Override
    public RequestView cancel(UUID request) {
        return set(request, RequestState.CANCELLED, null);
    }

    @Override
    public List<ConsentView> consents() {
        return List.of(
                new ConsentView(
                        new Purpose("usage", 2, "Count which screens are used, to improve them."),
                        2,
                        true,
                        now.minus(Duration.ofDays(12))));
    }

    @Override
    public ConsentView choose(String purpose, int version, boolean given) {
        return new ConsentView(consents().getFirst().purpose(), version, given, now);
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

    private RequestView set(UUID request, RequestState state, @Nullable String reason) {
        for (int i = 0; i < requests.size(); i++) {
            RequestView r = requests.get(i);
            if (r.id().equals(request)) {
                RequestView next =
                        new RequestView(
                                r.id(),
                                r.kind(),
                                state,
                                r.person(),
                                r.requestedBy(),
                                SamplePeople.id(0),
                                reason == null ? r.reason() : reason,
                                r.createdAt(),
                                r.due(),
                                r.expires(),
                                r.finishedAt(),
                                r.erased(),
                                r.retained());
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
