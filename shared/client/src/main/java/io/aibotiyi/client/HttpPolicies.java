package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.protocol.Policies.DecisionView;
import io.aibotiyi.protocol.Policies.DeployOutcome;
import io.aibotiyi.protocol.Policies.DeployPolicy;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.PolicyCheck;
import io.aibotiyi.protocol.Policies.PolicySchema;
import io.aibotiyi.protocol.Policies.PolicyVersionView;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.ShadowReport;
import io.aibotiyi.protocol.Roles.Revoke;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpPolicies implements Policies {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpPolicies(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public List<PolicyView> list() {
        return rest.get(BASE + "/policies", new TypeReference<>() {});
    }

    @Override
    public PolicySchema schema() {
        return rest.get(BASE + "/policy-schema", new TypeReference<>() {});
    }

    @Override
    public List<PolicyVersionView> versions(String policy) {
        return rest.get(
                BASE + "/policies/" + encoded(policy) + "/versions", new TypeReference<>() {});
    }

    @Override
    public PolicyVersionView save(String policy, SavePolicy request) {
        return rest.post(
                BASE + "/policies/" + encoded(policy) + "/versions",
                request,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public PolicyCheck check(String policy, int version) {
        return rest.get(
                BASE + "/policies/" + encoded(policy) + "/versions/" + version + "/check",
                new TypeReference<>() {});
    }

    @Override
    public ShadowReport shadow(String policy, int version) {
        return rest.get(
                BASE + "/policies/" + encoded(policy) + "/versions/" + version + "/shadow",
                new TypeReference<>() {});
    }

    @Override
    public DeployOutcome deploy(String policy, DeployPolicy request) {
        return rest.post(
                BASE + "/policies/" + encoded(policy) + "/deployment",
                request,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public PolicyView withdraw(String policy, Revoke request) {
        return rest.post(
                BASE + "/policies/" + encoded(policy) + "/withdrawal",
                request,
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public DecisionView dryRun(HypotheticalRequest request) {
        return rest.post(BASE + "/decisions", request, Map.of(), new TypeReference<>() {});
    }
}
