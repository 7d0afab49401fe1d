package io.aibotiyi.backend.identity.people;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The first person of a backend: its administrator. An embedded backend makes one without a
 * password; when the same home is served later, setting up gives that person a name and a password,
 * and their account stays theirs.
 */
@Component
public final class Owner {

    private static final String EMBEDDED_NAME = "owner";

    private final Users users;
    private final UserAccounts accounts;
    private final Access access;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public Owner(
            Users users,
            UserAccounts accounts,
            Access access,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.users = users;
        this.accounts = accounts;
        this.access = access;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public boolean hasPassword() {
        return users.owner().filter(o -> o.passwordHash() != null).isPresent();
    }

    /** The owner, made now if there is none. */
    public Users.User findOrCreate() {
        return users.owner()
                .orElseGet(() -> {
                    try {
                        return create(EMBEDDED_NAME, null);
                    } catch (DuplicateKeyException e) {
                        // another thread was faster
                        return users.owner().orElseThrow(() -> e);
                    }
                });
    }

    /**
     * Sets name and password of the owner, who is made if there is none.
     *
     * @throws ProblemException SETUP_DONE if somebody else was faster
     */
    public Users.User claim(String username, String passwordHash) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status ->
                            users.claimOwner(username, passwordHash)
                                    ? users.owner().orElseThrow()
                                    : create(username, passwordHash)));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    ErrorCode.SETUP_DONE, "This backend was just set up; sign in instead");
        }
    }

    private Users.User create(String username, @Nullable String passwordHash) {
        Users.User owner =
                new Users.User(
                        new UserId(ids.next()),
                        username,
                        passwordHash,
                        AuthenticatedUser.OWNER_ROLES);
        transaction.executeWithoutResult(status -> {
            users.addOwner(owner, clock.instant());
            access.assignFirst(owner.id(), Set.copyOf(AuthenticatedUser.OWNER_ROLES));
            accounts.openFor(owner.id());
        });
        return owner;
    }
}
