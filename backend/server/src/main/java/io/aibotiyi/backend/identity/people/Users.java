package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.People.PersonState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People in the database. Names are stored in lower case; roles are what access says. */
@Component
public final class Users {

    /**
     * A person as stored.
     *
     * @param active false for somebody who is invited, disabled or erased: they cannot sign in
     */
    public record User(
            UserId id,
            String username,
            @Nullable String passwordHash,
            List<String> roles,
            boolean active) {

        /** Somebody who can sign in. */
        public User(UserId id, String username, @Nullable String passwordHash, List<String> roles) {
            this(id, username, passwordHash, roles, true);
        }

        public UserView view() {
            return new UserView(id, username, roles);
        }

        @Override
        public String toString() {
            return "User[id=" + id + ", username=" + username + "]";
        }
    }

    private static final String COLUMNS =
            "select id, username, password_hash, state from identity_user ";

    private final JdbcClient jdbc;
    private final Access access;
    private final PeopleChanges changes;

    public Users(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
        this.changes = new PeopleChanges(jdbc);
    }

    public Optional<User> byName(String username) {
        return jdbc.sql(COLUMNS + "where username = ?")
                .param(username)
                .query(this::user)
                .optional();
    }

    public Optional<User> byId(UserId id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id.value()).query(this::user).optional();
    }

    /** The first person, whether they set a password or own an embedded backend. */
    public Optional<User> owner() {
        return jdbc.sql(COLUMNS + "where owner_mark = 1").query(this::user).optional();
    }

    /**
     * @throws org.springframework.dao.DuplicateKeyException if there is an owner, or the name is
     *     taken
     */
    public void addOwner(User owner, Instant now) {
        jdbc.sql(
                        "insert into identity_user (id, username, password_hash, roles, owner_mark,"
                                + " created_at, state_since) values (?, ?, ?, '', 1, ?, ?)")
                .param(owner.id().value())
                .param(owner.username())
                .param(owner.passwordHash())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        changes.of(owner.id());
    }

    /** Gives an owner without a password a name and one; false if there is none such. */
    public boolean claimOwner(String username, String passwordHash) {
        boolean claimed =
                jdbc.sql(
                                        "update identity_user set username = ?, password_hash = ?"
                                                + " where owner_mark = 1 and password_hash is null")
                                .params(username, passwordHash)
                                .update()
                        == 1;
        if (claimed) {
            owner().ifPresent(owner -> changes.of(owner.id()));
        }
        return claimed;
    }

    private User user(ResultSet rs, int row) throws SQLException {
        UserId id = new UserId(rs.getObject("id", UUID.class));
        return new User(
                id,
                rs.getString("username"),
                rs.getString("password_hash"),
                access.rolesOf(id),
                PersonState.ACTIVE.name().equals(rs.getString("state")));
    }
}
