package io.aibotiyi.backend.identity.credentials;

import io.aibotiyi.backend.identity.people.PersonStore;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which address belongs to whom. Addresses are sealed; they are found by their fingerprint. */
@Component
public final class MailAddresses {

    private static final String FIELD = "identity.email";

    private final JdbcClient jdbc;
    private final PersonStore people;
    private final Users users;
    private final PersonalVault vault;

    public MailAddresses(JdbcClient jdbc, PersonStore people, Users users, PersonalVault vault) {
        this.jdbc = jdbc;
        this.people = people;
        this.users = users;
        this.vault = vault;
    }

    public Optional<String> of(UserId user) {
        return people.byId(user)
                .map(PersonStore.Row::email)
                .flatMap(sealed -> vault.open(user, FIELD, sealed));
    }

    /** Somebody who can sign in, by their address alone. */
    public Optional<Users.User> owner(String address) {
        return byAddress(address.strip().toLowerCase(Locale.ROOT)).filter(Users.User::active);
    }

    private Optional<Users.User> byAddress(String address) {
        return jdbc.sql("select id from identity_user where email_fingerprint = ?")
                .param(vault.fingerprint(FIELD, address))
                .query(UUID.class)
                .optional()
                .flatMap(id -> users.byId(new UserId(id)));
    }

    /**
     * Somebody who can sign in, by user name or address; asks the database the same whoever it is.
     */
    public Optional<Users.User> find(String nameOrAddress) {
        String name = nameOrAddress.strip().toLowerCase(Locale.ROOT);
        Optional<Users.User> byName = users.byName(name);
        Optional<Users.User> byAddress = byAddress(name);
        return byName.or(() -> byAddress).filter(Users.User::active);
    }
}
