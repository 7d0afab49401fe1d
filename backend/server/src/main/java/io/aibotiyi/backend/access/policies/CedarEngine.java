package io.aibotiyi.backend.access.policies;

import com.cedarpolicy.AuthorizationEngine;
import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.DetailedError;
import com.cedarpolicy.model.Effect;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import io.aibotiyi.protocol.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Cedar in this process. Its native library is unpacked and loaded at the first use, which takes
 * about a second.
 */
@Component
public final class CedarEngine implements PolicyEngine {

    static final String ALL = "*";

    @Override
    public String schema() {
        return CedarSchema.TEXT;
    }

    @Override
    public Checked check(String text) {
        AuthorizationEngine engine = new BasicAuthorizationEngine();
        PolicySet parsed;
        try {
            parsed = PolicySet.parsePolicies(text);
        } catch (AuthException e) {
            return new Checked(
                    List.of(String.valueOf(e.getMessage())), List.of(), List.of(), false);
        }
        if (!parsed.templates.isEmpty()) {
            return new Checked(
                    List.of("A policy must not be a template (?principal, ?resource)."),
                    List.of(),
                    List.of(),
                    false);
        }
        if (parsed.policies.isEmpty()) {
            return new Checked(List.of("There is no policy in it."), List.of(), List.of(), false);
        }
        try {
            ValidationResponse response =
                    engine.validate(
                            new ValidationRequest(
                                    Schema.parse(Schema.JsonOrCedar.Cedar, CedarSchema.TEXT),
                                    parsed));
            List<String> errors = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            response.errors.ifPresent(all -> all.forEach(e -> errors.add(text(e))));
            response.success.ifPresent(found -> {
                found.validationErrors.forEach(
                        e -> errors.add(e.getPolicyId() + ": " + text(e.getError())));
                found.validationWarnings.forEach(
                        e -> warnings.add(e.getPolicyId() + ": " + text(e.getError())));
            });
            boolean permits = false;
            Set<String> governs = new TreeSet<>();
            for (Policy policy : parsed.policies) {
                permits |= policy.effect() == Effect.PERMIT;
                governs.addAll(actions(policy.toJson()));
            }
            return new Checked(errors, warnings, List.copyOf(governs), permits);
        } catch (AuthException e) {
            return new Checked(
                    List.of(String.valueOf(e.getMessage())), List.of(), List.of(), false);
        }
    }

    private static String text(DetailedError error) {
        String place =
                error.sourceLocations.isEmpty()
                        ? ""
                        : " (characters "
                                + error.sourceLocations.getFirst().start
                                + " to "
                                + error.sourceLocations.getFirst().end
                                + ")";
        return error.message + place + error.help.map(h -> "; " + h).orElse("");
    }

    /** Of Cedar's JSON form of one policy. */
    private static List<String> actions(String json) {
        JsonNode action = Json.mapper().readTree(json).path("action");
        if (action.path("op").asString("").equals("All")) {
            return List.of(ALL);
        }
        Stream<JsonNode> entities =
                action.has("entities")
                        ? action.path("entities").valueStream()
                        : Stream.of(action.path("entity"));
        return entities.map(e -> e.path("id").asString("")).toList();
    }

    @Override
    public Compiled compile(Map<String, String> texts, boolean lasting) {
        AuthorizationEngine engine = new BasicAuthorizationEngine();
        Set<Policy> policies = new HashSet<>();
        try {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                for (Policy policy : PolicySet.parsePolicies(text.getValue()).policies) {
                    policies.add(
                            new Policy(policy.policySrc, text.getKey() + "#" + policy.policyID));
                }
            }
            PolicySet set = new PolicySet(policies);
            if (lasting) {
                set.cache();
            }
            return question -> answer(engine, set, question);
        } catch (AuthException | CacheException e) {
            throw new IllegalStateException(
                    "The policies cannot be compiled: " + e.getMessage(), e);
        }
    }

    private static Answer answer(AuthorizationEngine engine, PolicySet set, Question question) {
        try {
            AuthorizationResponse response =
                    engine.isAuthorized(
                            new AuthorizationRequest(
                                    CedarQuestion.user(question.user()),
                                    CedarQuestion.action(question.permission()),
                                    CedarQuestion.resource(question.resource()),
                                    new Context(CedarQuestion.context(question))),
                            set,
                            CedarQuestion.entities(question));
            AuthorizationSuccessResponse success = response.success.orElse(null);
            if (success == null) {
                return Answer.failed(
                        response.errors
                                .map(all -> all.isEmpty() ? "no answer" : all.getFirst().message)
                                .orElse("no answer"));
            }
            if (!success.getErrors().isEmpty()) {
                return Answer.failed(
                        "policy "
                                + success.getErrors().getFirst().getPolicyId()
                                + ": "
                                + success.getErrors().getFirst().getError().message);
            }
            List<String> names = success.getReason().stream().sorted().toList();
            return success.isAllowed()
                    ? new Answer(names, List.of(), List.of())
                    : new Answer(List.of(), names, List.of());
        } catch (AuthException e) {
            return Answer.failed(String.valueOf(e.getMessage()));
        }
    }
}
