package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Risk over REST. */
final class HttpAccountRisk implements AccountRisk {

    private final RestCalls rest;

    HttpAccountRisk(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public RiskView of(AccountId account) {
        return rest.get("/accounts/" + account + "/risk", new TypeReference<>() {});
    }

    @Override
    public RiskView limit(AccountId account, long seen, Limits limits) {
        return put("/accounts/" + account + "/risk", seen, limits);
    }

    @Override
    public RiskView halt(AccountId account, Halt halt) {
        return rest.post(
                "/accounts/" + account + "/halt", halt, Map.of(), new TypeReference<>() {});
    }

    @Override
    public RiskView resume(AccountId account) {
        return rest.delete("/accounts/" + account + "/halt", new TypeReference<>() {});
    }

    @Override
    public FeeView fees(AccountId account) {
        return rest.get("/accounts/" + account + "/fees", new TypeReference<>() {});
    }

    @Override
    public Page<AccountSummary> accounts(boolean halted, @Nullable String after, int limit) {
        QueryText path =
                QueryText.of("/risk/accounts")
                        .and("halted", halted)
                        .and("after", after)
                        .and("limit", limit);
        return rest.get(path.toString(), new TypeReference<>() {});
    }

    @Override
    public RiskView any(AccountId account) {
        return rest.get("/risk/accounts/" + account, new TypeReference<>() {});
    }

    @Override
    public RiskView limitAny(AccountId account, long seen, Limits limits) {
        return put("/risk/accounts/" + account, seen, limits);
    }

    @Override
    public RiskView haltAny(AccountId account, Halt halt) {
        return rest.post(
                "/risk/accounts/" + account + "/halt", halt, Map.of(), new TypeReference<>() {});
    }

    @Override
    public RiskView resumeAny(AccountId account) {
        return rest.delete("/risk/accounts/" + account + "/halt", new TypeReference<>() {});
    }

    private RiskView put(String path, long seen, Limits limits) {
        return rest.put(
                path,
                limits,
                Map.of("If-Match", "\"" + seen + "\""),
                new TypeReference<RiskView>() {});
    }
}
