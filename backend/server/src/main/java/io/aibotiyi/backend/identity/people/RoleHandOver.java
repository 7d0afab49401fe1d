package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.domain.UserId;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands the roles that people had before the access module kept them over to it, once, at the start
 * after the update. The role TRADER is CUSTOMER now.
 */
@Component
public final class RoleHandOver {

    private record Old(UserId user, String roles) {}

    public RoleHandOver(JdbcClient jdbc, Access access, PlatformTransactionManager transactions) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        jdbc.sql("select id, roles from identity_user where roles <> ''")
                                .query((rs, i) ->
                                        new Old(
                                                new UserId(rs.getObject("id", UUID.class)),
                                                rs.getString("roles")))
                                .list()
                                .forEach(old -> {
                                    access.assignFirst(old.user(), names(old.roles()));
                                    jdbc.sql("update identity_user set roles = '' where id = ?")
                                            .param(old.user().value())
                                            .update();
                                }));
    }

    private static Set<String> names(String roles) {
        return Stream.of(roles.split(","))
                .map(role -> role.equals("TRADER") ? "CUSTOMER" : role)
                .collect(Collectors.toUnmodifiableSet());
    }
}
