package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.identity.Usernames;
import io.aibotiyi.domain.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** User names in the database, a whole page of a list in one question. */
@Component
final class StoredUsernames implements Usernames {

    private final JdbcClient jdbc;

    StoredUsernames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UserId, String> of(Collection<UserId> people) {
        List<UUID> ids = people.stream().map(UserId::value).distinct().toList();
        if (ids.size() > MOST) {
            throw new IllegalArgumentException(
                    ids.size() + " user names asked for at once, " + MOST + " at most");
        }
        Map<UserId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, username from identity_user where id in (:ids)")
                    .param("ids", ids)
                    .query(rs -> {
                        names.put(
                                new UserId(rs.getObject("id", UUID.class)),
                                rs.getString("username"));
                    });
        }
        return names;
    }
}
