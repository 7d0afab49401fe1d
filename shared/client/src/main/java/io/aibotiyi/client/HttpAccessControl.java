package io.aibotiyi.client;

import static io.aibotiyi.client.RestCalls.encoded;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Roles.AssignOutcome;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.ChangeRole;
import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PersonAccess;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.protocol.Roles.RoleView;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpAccessControl implements AccessControl {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpAccessControl(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public MatrixView matrix() {
        return rest.get(BASE + "/roles", new TypeReference<>() {});
    }

    @Override
    public RoleView create(NewRole request) {
        return rest.post(BASE + "/roles", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public RoleView change(String role, ChangeRole request) {
        return rest.put(
                BASE + "/roles/" + encoded(role), request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public void remove(String role) {
        rest.deleteForNothing(BASE + "/roles/" + encoded(role));
    }

    @Override
    public Page<AssignmentView> assignments(
            @Nullable String role, @Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/assignments")
                        .and("role", role)
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public AssignOutcome assign(AssignRole request) {
        return rest.post(BASE + "/assignments", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public void revoke(UUID assignment, Revoke request) {
        rest.postForNothing(BASE + "/assignments/" + assignment + "/revocation", request);
    }

    @Override
    public PersonAccess of(UserId person) {
        return rest.get(BASE + "/people/" + person, new TypeReference<>() {});
    }

    @Override
    public PersonAccess own() {
        return rest.get(BASE + "/own", new TypeReference<>() {});
    }
}
