package io.aibotiyi.client;

import io.aibotiyi.protocol.Approvals.PrivilegeView;
import io.aibotiyi.protocol.Approvals.RequestPrivilege;
import io.aibotiyi.protocol.Approvals.ReviewPrivilege;
import io.aibotiyi.protocol.Page;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Over REST. */
final class HttpPrivileges implements Privileges {

    private static final String BASE = "/access";

    private final RestCalls rest;

    HttpPrivileges(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Page<PrivilegeView> list(boolean unreviewed, @Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/privileges")
                        .and("unreviewed", unreviewed)
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public Page<PrivilegeView> own(@Nullable String after, int limit) {
        return rest.get(
                QueryText.of(BASE + "/privileges/own")
                        .and("after", after)
                        .and("limit", limit)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public PrivilegeView request(RequestPrivilege request) {
        return rest.post(BASE + "/privileges", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public PrivilegeView breakGlass(RequestPrivilege request) {
        return rest.post(
                BASE + "/privileges/broken-glass", request, Map.of(), new TypeReference<>() {});
    }

    @Override
    public PrivilegeView end(UUID privilege) {
        return rest.delete(BASE + "/privileges/" + privilege, new TypeReference<>() {});
    }

    @Override
    public PrivilegeView revoke(UUID privilege) {
        return rest.post(
                BASE + "/privileges/" + privilege + "/revocation", new TypeReference<>() {});
    }

    @Override
    public PrivilegeView review(UUID privilege, ReviewPrivilege request) {
        return rest.post(
                BASE + "/privileges/" + privilege + "/review",
                request,
                Map.of(),
                new TypeReference<>() {});
    }
}
