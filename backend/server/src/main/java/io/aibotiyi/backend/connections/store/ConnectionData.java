package io.aibotiyi.backend.connections.store;

import io.aibotiyi.backend.connections.sessions.ExchangeSessions;
import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person's connections, told without their keys and erased with them. */
@Component
final class ConnectionData implements PersonalDataHolder {

    private final PersonalRows rows;
    private final ConnectionStore store;
    private final ExchangeSessions sessions;

    ConnectionData(JdbcClient jdbc, ConnectionStore store, ExchangeSessions sessions) {
        this.rows = new PersonalRows(jdbc);
        this.store = store;
        this.sessions = sessions;
    }

    @Override
    public String section() {
        return "connections";
    }

    @Override
    public Set<String> tables() {
        return Set.of("exchange_connection");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return Map.of(
                "connections",
                rows.of(
                        "select id, account_id, venue, name, key_hint, withdraw, created_at,"
                                + " key_since from exchange_connection where user_id = ? order by"
                                + " created_at",
                        person));
    }

    @Override
    public Erasure erase(UserId person) {
        List<StoredConnection> all = store.of(person);
        for (StoredConnection connection : all) {
            store.remove(connection.id());
            sessions.close(connection.account());
        }
        return new Erasure(List.of(all.size() + " connections to exchanges"), List.of());
    }
}
