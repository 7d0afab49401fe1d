package io.aibotiyi.backend.identity;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.AcceptInvitation;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * People's lifecycle: invited, active, disabled, erased. Who may ask is decided before; each change
 * is in the audit log, in the same transaction. Safe from any thread; blocks on the database.
 *
 * <p>An unknown id is a {@link ProblemException} with NOT_FOUND, an act that the person's state
 * does not allow one with CONFLICT.
 */
public interface PeopleDirectory {

    /**
     * @throws ProblemException INVALID_FIELD if the cursor is not of this query
     */
    Page<PersonView> list(PeopleQuery query);

    /** How many match text, state and kind. */
    long count(PeopleQuery query);

    PersonView get(UserId person);

    /**
     * @throws ProblemException INVALID_FIELD; CONFLICT if the name or e-mail address is taken
     */
    Invitation invite(InvitePerson request);

    /** Replaces the invitation of somebody who has not accepted. */
    Invitation inviteAgain(UserId person);

    /**
     * @param address where the answer came from; guesses are slowed down by it
     * @throws ProblemException BAD_INVITATION if it is unknown, used or expired; INVALID_FIELD for
     *     a password that will not do, which leaves the invitation good
     */
    Accepted accept(AcceptInvitation request, String address);

    /**
     * @param by who disables; nobody disables themself
     */
    PersonView disable(UserId person, DisablePerson request, UserId by);

    PersonView enable(UserId person);

    PersonView rename(UserId person, RenamePerson request);

    PersonView setEmail(UserId person, SetEmail request);

    /**
     * Makes a service account that answers to its owner; it has no password and no roles.
     *
     * @throws ProblemException INVALID_FIELD; CONFLICT if the name is taken
     */
    PersonView createService(String username, @Nullable String displayName, UserId owner);
}
