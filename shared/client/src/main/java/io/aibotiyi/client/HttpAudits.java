package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.Verification;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The audit log over REST. */
final class HttpAudits implements Audits {

    private final RestCalls rest;

    HttpAudits(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public EntryPage search(Query query, int limit, @Nullable String cursor) {
        StringBuilder path = new StringBuilder("/audit/entries?limit=").append(limit);
        with(path, "cursor", cursor);
        with(path, "since", query.since());
        with(path, "until", query.until());
        with(path, "actor", query.actor());
        with(path, "action", query.action());
        with(path, "object", query.object());
        with(path, "outcome", query.outcome());
        with(path, "subject", query.subject());
        with(path, "text", query.text());
        return rest.get(path.toString(), new TypeReference<>() {});
    }

    @Override
    public EntryProof entry(long seq) {
        return rest.get("/audit/entries/" + seq, new TypeReference<>() {});
    }

    @Override
    public ConsistencyProof consistency(long fromSize, long toSize) {
        return rest.get(
                "/audit/consistency?from=" + fromSize + "&to=" + toSize, new TypeReference<>() {});
    }

    @Override
    public Checkpoints checkpoints(int limit) {
        return rest.get("/audit/checkpoints?limit=" + limit, new TypeReference<>() {});
    }

    @Override
    public Verification verification() {
        return rest.get("/audit/verification", new TypeReference<>() {});
    }

    @Override
    public Verification verify() {
        return rest.post("/audit/verification", null, Map.of(), new TypeReference<>() {});
    }

    @Override
    public long export(long fromSeq, OutputStream to) {
        return rest.download("/audit/export?from=" + fromSeq, to);
    }

    private static void with(StringBuilder path, String name, @Nullable Object value) {
        if (value != null) {
            path.append('&').append(name).append('=').append(encoded(value));
        }
    }
}
