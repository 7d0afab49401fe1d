package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Privacy.ChooseConsent;
import io.aibotiyi.protocol.Privacy.ConsentEntry;
import io.aibotiyi.protocol.Privacy.ConsentView;
import io.aibotiyi.protocol.Privacy.EraseMe;
import io.aibotiyi.protocol.Privacy.ErasePerson;
import io.aibotiyi.protocol.Privacy.RefuseRequest;
import io.aibotiyi.protocol.Privacy.RequestQuery;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.Privacy.RetentionRuleView;
import io.aibotiyi.protocol.Privacy.SetRetention;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Privacy over REST. */
final class HttpPrivacyRequests implements PrivacyRequests {

    private static final TypeReference<RequestView> REQUEST = new TypeReference<>() {};

    private final RestCalls rest;

    HttpPrivacyRequests(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public RequestView export() {
        return rest.post("/privacy/exports", null, Map.of(), REQUEST);
    }

    @Override
    public byte[] archive(UUID request) {
        return rest.bytes("/privacy/exports/" + request + "/archive");
    }

    @Override
    public RequestView eraseMe(String username) {
        return rest.post("/privacy/erasures", new EraseMe(username), Map.of(), REQUEST);
    }

    @Override
    public List<RequestView> mine() {
        return rest.get("/privacy/requests", new TypeReference<>() {});
    }

    @Override
    public RequestView cancel(UUID request) {
        return rest.delete("/privacy/requests/" + request, REQUEST);
    }

    @Override
    public List<ConsentView> consents() {
        return rest.get("/privacy/consents", new TypeReference<>() {});
    }

    @Override
    public ConsentView choose(String purpose, int version, boolean given) {
        return rest.put(
                "/privacy/consents/" + encoded(purpose),
                new ChooseConsent(version, given),
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public List<ConsentEntry> consentHistory() {
        return rest.get("/privacy/consents/history", new TypeReference<>() {});
    }

    @Override
    public Page<RequestView> all(RequestQuery query) {
        return rest.get(
                QueryText.of("/admin/privacy/requests")
                        .and("kind", query.kind())
                        .and("state", query.state())
                        .and("after", query.after())
                        .and("limit", query.limit())
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public RequestView erase(ErasePerson request) {
        return rest.post("/admin/privacy/erasures", request, Map.of(), REQUEST);
    }

    @Override
    public RequestView approve(UUID request) {
        return rest.post(
                "/admin/privacy/requests/" + request + "/approve", null, Map.of(), REQUEST);
    }

    @Override
    public RequestView refuse(UUID request, String reason) {
        return rest.post(
                "/admin/privacy/requests/" + request + "/refuse",
                new RefuseRequest(reason),
                Map.of(),
                REQUEST);
    }

    @Override
    public List<RetentionRuleView> retention() {
        return rest.get("/admin/privacy/retention", new TypeReference<>() {});
    }

    @Override
    public RetentionRuleView setRetention(String rule, int keepDays) {
        return rest.put(
                "/admin/privacy/retention/" + encoded(rule),
                new SetRetention(keepDays),
                Map.of(),
                new TypeReference<>() {});
    }
}
