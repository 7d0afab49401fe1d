package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a person was and is allowed. */
@Component
final class AccessData implements PersonalDataHolder {

    private final JdbcClient jdbc;

    AccessData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "access";
    }

    @Override
    public Set<String> tables() {
        return Set.of("access_assignment");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return Map.of(
                "roles",
                new PersonalRows(jdbc)
                        .of(
                                "select role, reason, created_at, ends_at, revoked_at,"
                                        + " revoke_reason from access_assignment where user_id = ?"
                                        + " order by created_at",
                                person));
    }

    /** The words that administrators wrote go; who could do what, by number, stays. */
    @Override
    public Erasure erase(UserId person) {
        int assignments =
                jdbc.sql(
                                "update access_assignment set reason = '', revoke_reason = null"
                                        + " where user_id = ?")
                        .param(person.value())
                        .update();
        return new Erasure(
                List.of("what was written about " + assignments + " role assignments"),
                List.of(
                        new Erasure.Retained(
                                assignments + " role assignments, by number",
                                "evidence of who could do what, GDPR articles 5(2) and 32")));
    }
}
