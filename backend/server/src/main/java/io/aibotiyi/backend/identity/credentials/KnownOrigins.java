package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where people have signed in from: their devices' keys and, where a device shows none, their
 * addresses, as keyed hashes. What strangers try under somebody's name does not slow down a known
 * origin. At most {@link #MOST} each, for ninety days.
 */
@Component
public final class KnownOrigins {

    static final int MOST = 20;
    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final PersonalVault vault;
    private final Clock clock;

    public KnownOrigins(JdbcClient jdbc, PersonalVault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    public boolean known(UserId user, ClientDescription from) {
        return jdbc.sql(
                                "select count(*) from identity_known_origin where user_id = ? and origin ="
                                        + " ? and seen_at > ?")
                        .params(user.value(), origin(user, from), utc(clock.instant().minus(KEPT)))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    public void remember(UserId user, ClientDescription from) {
        String origin = origin(user, from);
        OffsetDateTime now = utc(clock.instant());
        int seen =
                jdbc.sql(
                                "update identity_known_origin set seen_at = ? where user_id = ? and"
                                        + " origin = ?")
                        .params(now, user.value(), origin)
                        .update();
        if (seen > 0) {
            return;
        }
        try {
            jdbc.sql(
                            "insert into identity_known_origin (user_id, origin, seen_at) values"
                                    + " (?, ?, ?)")
                    .params(user.value(), origin, now)
                    .update();
        } catch (DuplicateKeyException e) {
            return; // the same person at the same time
        }
        dropOldest(user);
    }

    private void dropOldest(UserId user) {
        Stream<String> beyond =
                jdbc
                        .sql(
                                "select origin from identity_known_origin where user_id = ? order"
                                        + " by seen_at desc, origin offset ?")
                        .params(user.value(), MOST)
                        .query(String.class)
                        .list()
                        .stream();
        beyond.forEach(o ->
                jdbc.sql("delete from identity_known_origin where user_id = ? and origin = ?")
                        .params(user.value(), o)
                        .update());
    }

    private String origin(UserId user, ClientDescription from) {
        String key = from.deviceKey();
        return vault.fingerprint(
                "identity.origin",
                user + (key == null ? "\naddress\n" + from.address() : "\nkey\n" + key));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
