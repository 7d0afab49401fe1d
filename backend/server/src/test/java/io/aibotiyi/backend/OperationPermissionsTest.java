package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Requires;
import io.aibotiyi.backend.access.RoleAdministration;
import io.aibotiyi.backend.gateway.web.PublicAddresses;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.Roles.RoleView;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every operation of REST, found by reflection, against every role. */
class OperationPermissionsTest {

    private static final String SECRET = "a-secret-of-the-embedding-process";

    /** An operation that needs a permission; null where it names none and is not public. */
    private record Operation(
            String method, String pattern, @org.jspecify.annotations.Nullable Permission needed) {

        String path() {
            return pattern.replace("{version}", "1")
                    .replaceAll("\\{[^}]+}", new UUID(7, 7).toString());
        }
    }

    @TempDir static Path home;

    private static Backend backend;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        backend = Backend.start(BackendOptions.embedded(home, SECRET));
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        backend.close();
    }

    private static List<Operation> closed() {
        List<Operation> found = new ArrayList<>();
        backend.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    Requires requires = method.getMethodAnnotation(Requires.class);
                    if (!method.getBeanType().getPackageName().startsWith("io.aibotiyi")) {
                        return;
                    }
                    for (String pattern : info.getPatternValues()) {
                        for (var verb : info.getMethodsCondition().getMethods()) {
                            if (!open(HttpMethod.valueOf(verb.name()), pattern)) {
                                found.add(
                                        new Operation(
                                                verb.name(),
                                                pattern,
                                                requires == null ? null : requires.value()));
                            }
                        }
                    }
                });
        return found;
    }

    private static boolean open(HttpMethod method, String pattern) {
        String path = pattern.replaceAll("\\{[^}]+}", "x");
        return PublicAddresses.ALL.stream()
                .anyMatch(a ->
                        a.method().equals(method)
                                && PathPatternParser.defaultInstance
                                        .parse(a.pattern())
                                        .matches(PathContainer.parsePath(path)));
    }

    @Test
    @DisplayName("F1 every REST operation is public by name or needs a permission (ASVS 8.2.1)")
    void everyOperationNamesAPermission() {
        List<Operation> operations = closed();

        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(operations).filteredOn(o -> o.needed() == null).isEmpty();
    }

    @Test
    @DisplayName("F1 an operation that names no permission is refused to everybody")
    void whatNamesNoPermissionIsRefused() throws Exception {
        String token = signIn().accessToken();

        assertThat(send("GET", "/api/v1/openapi.json.yaml", "", token).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<String> send(String method, String path, String body, String token)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(backend.address().resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Session signIn() throws Exception {
        String answer =
                send("POST", "/api/v1/sessions/embedded", "{\"secret\":\"" + SECRET + "\"}", "")
                        .body();
        return Json.mapper().readValue(answer, Session.class);
    }

    /** As if an administrator on another node had changed the owner's only role. */
    private static void only(String role, UUID user) {
        JdbcClient jdbc = backend.context().getBean(JdbcClient.class);
        jdbc.sql("update access_assignment set role = ? where user_id = ?")
                .params(role, user)
                .update();
        jdbc.sql("update access_state set stamp = ?").param(UUID.randomUUID()).update();
    }

    @Test
    @DisplayName("F2 role by operation: allowed exactly where the matrix says so (ASVS 8.2.2)")
    void rolesMayDoWhatTheMatrixSays() throws Exception {
        UUID owner = signIn().user().id().value();
        List<Operation> operations = closed();
        TreeMap<String, String> wrong = new TreeMap<>();
        String token = signIn().accessToken();
        int checked = 0;
        for (RoleView role : backend.context().getBean(RoleAdministration.class).matrix().roles()) {
            only(role.name(), owner);
            awaitOtherNodesChange(role, owner);
            for (Operation operation : operations) {
                Permission needed = Objects.requireNonNull(operation.needed());
                HttpResponse<String> answer =
                        send(operation.method(), operation.path(), "[]", token);
                if (answer.statusCode() == 401) {
                    // one of the operations signs out
                    token = signIn().accessToken();
                    answer = send(operation.method(), operation.path(), "[]", token);
                }
                boolean refused = forbidden(answer, needed);
                if (refused == role.effective().contains(needed.code())) {
                    wrong.put(role.name() + " " + operation, refused ? "refused" : "let through");
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(7 * 50);
    }

    /** What another node changes is seen within a second. */
    private static void awaitOtherNodesChange(RoleView role, UUID owner) {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(2))
                .until(() ->
                        backend.context()
                                .getBean(io.aibotiyi.backend.access.Access.class)
                                .rolesOf(new io.aibotiyi.domain.UserId(owner))
                                .equals(List.of(role.name())));
    }

    private static boolean forbidden(HttpResponse<String> answer, Permission needed) {
        if (answer.statusCode() != 403) {
            return false;
        }
        Problem problem = Json.mapper().readValue(answer.body(), Problem.class);
        return problem.code() == ErrorCode.FORBIDDEN
                && String.valueOf(problem.detail()).startsWith("This needs " + needed.code());
    }

    @Test
    @DisplayName(
            "F6 the request after the change is refused, with the same access token (ASVS 8.3.2)")
    void theNextRequestIsRefused() throws Exception {
        Session session = signIn();
        UUID owner = session.user().id().value();
        only("ADMIN", owner);
        awaitOtherNodesChange(role("ADMIN"), owner);
        assertThat(send("GET", "/api/v1/access/roles", "", session.accessToken()).statusCode())
                .isEqualTo(200);

        only("CUSTOMER", owner);
        awaitOtherNodesChange(role("CUSTOMER"), owner);

        assertThat(send("GET", "/api/v1/access/roles", "", session.accessToken()).statusCode())
                .isEqualTo(403);
    }

    private static RoleView role(String name) {
        return new RoleView(name, name, true, List.of(), List.of(), List.of());
    }
}
