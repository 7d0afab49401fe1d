package io.aibotiyi.backend.identity.providers;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.LinkedAccounts;
import io.aibotiyi.backend.identity.credentials.Passkeys;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Links and unlinks accounts at providers; each change is told to the person. */
@Service
public final class AccountLinks implements LinkedAccounts {

    /** Accounts that one person may have linked. */
    static final int MOST = 10;

    private final LinkedAccountStore store;
    private final Users users;
    private final Passkeys passkeys;
    private final SecurityNews news;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public AccountLinks(
            LinkedAccountStore store,
            Users users,
            Passkeys passkeys,
            SecurityNews news,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.users = users;
        this.passkeys = passkeys;
        this.news = news;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whose account it is; empty if nobody's who can sign in. */
    public Optional<Users.User> owner(String account) {
        return store.owner(account).flatMap(users::byId).filter(Users.User::active);
    }

    /** True if it is somebody's, whether they can sign in or not. */
    public boolean taken(String account) {
        return store.owner(account).isPresent();
    }

    public void used(String account) {
        store.used(account, clock.instant());
    }

    /**
     * Joins the caller's transaction.
     *
     * @throws ProblemException CONFLICT if it is somebody else's, or the person has too many
     */
    public void link(Users.User user, String provider, String account) {
        if (store.of(user.id()).size() >= MOST) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "Nobody has more than " + MOST + " linked accounts");
        }
        try {
            transaction.executeWithoutResult(status -> {
                store.add(ids.next(), user.id(), provider, account, clock.instant());
                news.happened(user, "identity.provider.linked", Map.of("provider", provider));
            });
        } catch (DuplicateKeyException e) {
            throw new ProblemException(ErrorCode.CONFLICT, "That account is linked already");
        }
    }

    @Override
    public List<LinkedAccountView> of(AuthenticatedUser user) {
        return store.of(user.id());
    }

    @Override
    public void unlink(AuthenticatedUser user, UUID account) {
        Users.User person = users.byId(user.id()).orElseThrow();
        transaction.executeWithoutResult(status -> {
            if (!store.remove(user.id(), account)) {
                throw new ProblemException(
                        ErrorCode.NOT_FOUND, "You have no such linked account", "id");
            }
            if (person.passwordHash() == null
                    && passkeys.of(user.id()).isEmpty()
                    && store.of(user.id()).isEmpty()) {
                throw new ProblemException(
                        ErrorCode.LAST_FACTOR, "Set a password or add a passkey first");
            }
            news.happened(
                    person, "identity.provider.unlinked", Map.of("account", account.toString()));
        });
    }
}
