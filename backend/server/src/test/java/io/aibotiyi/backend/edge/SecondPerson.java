package io.aibotiyi.backend.edge;

import io.aibotiyi.backend.BackendBeans;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Another customer of the same backend, who has the first one's password. */
final class SecondPerson {

    private SecondPerson() {}

    static final String NAME = "mallory";

    static void add(EdgeServer edge, String first) {
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
                                    case "username" -> "'" + NAME + "'";
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
    }
}
