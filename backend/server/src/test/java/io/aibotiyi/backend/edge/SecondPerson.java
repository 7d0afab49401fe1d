package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.BackendBeans;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another customer of the same backend, who has the first one's password. */
final class SecondPerson {

    private SecondPerson() {}

    static Session signIn(EdgeServer edge, String first, String password) throws Exception {
        JdbcClient jdbc = BackendBeans.of(edge.backend, JdbcClient.class).getObject();
        UUID id = UUID.fromString("0198c5a0-0000-7000-8000-00000000beef");
        List<String> columns =
                jdbc.sql(
                                "select column_name from information_schema.columns"
                                        + " where table_name = 'identity_user'")
                        .query(String.class)
                        .list();
        List<String> values =
                columns.stream()
                        .map(c ->
                                switch (c) {
                                    case "id" -> "cast('" + id + "' as uuid)";
                                    case "username" -> "'mallory'";
                                    case "roles" -> "'CUSTOMER'";
                                    case "owner_mark", "email", "email_fingerprint" -> "null";
                                    default -> c;
                                })
                        .toList();
        jdbc.sql(
                        "insert into identity_user ("
                                + String.join(", ", columns)
                                + ") select "
                                + String.join(", ", values)
                                + " from identity_user where username = ?")
                .param(first)
                .update();
        BackendBeans.of(edge.backend, Access.class)
                .ifAvailable(access -> access.assignFirst(new UserId(id), Set.of("CUSTOMER")));
        String login = Json.mapper().writeValueAsString(new Login("mallory", password));
        return Json.mapper()
                .readValue(
                        edge.send("POST", "/api/v1/sessions", login, Map.of()).body(),
                        Session.class);
    }
}
