package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import java.util.List;

/** What identity asks of the module that keeps people's accounts. */
public interface UserAccounts {

    /** Opens a new user's first account; runs in the transaction that creates the user. */
    void openFor(UserId user);

    /** The user's accounts, oldest first. */
    List<AccountView> accountsOf(UserId user);
}
