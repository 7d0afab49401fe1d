package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;

/**
 * People and their lifecycle. Reading needs {@code people:read}, changing {@code people:manage} and
 * a recent proof of who one is; an unknown id is NOT_FOUND, an act that the state does not allow
 * CONFLICT.
 */
public interface People {

    /**
     * @throws ApiException INVALID_FIELD if {@code after} is not from a page of this query
     */
    Page<PersonView> list(PeopleQuery query);

    /** How many people match; text, state and kind of the query count. */
    long count(PeopleQuery query);

    PersonView get(UserId person);

    /**
     * @throws ApiException CONFLICT if the user name or e-mail address is taken
     */
    Invitation invite(InvitePerson request);

    /** A new invitation for somebody who has not accepted; the former one is worthless. */
    Invitation inviteAgain(UserId person);

    /** Needs no session. The invitation works once; afterwards the person signs in. */
    Accepted acceptInvitation(String token, String password);

    /** Ends all their sessions on all devices and refuses their keys, within a second. */
    PersonView disable(UserId person, DisablePerson request);

    PersonView enable(UserId person);

    PersonView rename(UserId person, RenamePerson request);

    PersonView setEmail(UserId person, SetEmail request);
}
