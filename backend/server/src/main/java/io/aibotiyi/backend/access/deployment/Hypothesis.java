package io.aibotiyi.backend.access.deployment;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.access.decisions.Trials;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.protocol.Policies.HypotheticalResource;
import io.aibotiyi.protocol.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A hypothetical request as decisions are made from. */
record Hypothesis(Subject who, List<String> roles, Permission what, Resource on, Instant at) {

    /**
     * @throws ProblemException INVALID_FIELD
     */
    static Hypothesis of(HypotheticalRequest request, Instant now) {
        Permission what = Fields.permission("permission", request.permission());
        Instant at = request.at() == null ? now : request.at();
        if (request.authAgeSeconds() < 0 || request.authAgeSeconds() > 31_536_000) {
            throw Fields.invalid("authAgeSeconds", "authAgeSeconds must be 0 to a year.");
        }
        Subject who =
                new Subject(
                        request.user() == null ? Trials.nobody() : request.user(),
                        Subject.Kind.PERSON,
                        null,
                        at.minusSeconds(request.authAgeSeconds()),
                        Set.copyOf(request.factors()),
                        Set.of(),
                        request.environment());
        HypotheticalResource on = request.resource();
        String type = what.code().substring(0, what.code().indexOf(':'));
        return new Hypothesis(
                who,
                request.roles(),
                what,
                on == null
                        ? new Resource(type, null, null, Map.of())
                        : new Resource(on.type(), on.id(), on.owner(), on.attributes()),
                at);
    }
}
