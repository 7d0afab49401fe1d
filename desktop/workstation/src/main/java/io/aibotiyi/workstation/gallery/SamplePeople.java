package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.People;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The sample's people by name; it keeps no lifecycle and says so. */
final class SamplePeople implements People {

    private final Instant now;

    SamplePeople(Instant now) {
        this.now = now;
    }

    private PersonView view(SampleCast.Member m) {
        Instant since = now.minus(Duration.ofDays(60));
        return new PersonView(
                m.id(),
                m.equals(SampleCast.BOT) ? PersonKind.SERVICE : PersonKind.PERSON,
                m.username(),
                m.name(),
                m.username() + "@example.com",
                PersonState.ACTIVE,
                null,
                m.equals(SampleCast.BOT) ? SampleCast.ME : null,
                m.roles(),
                since,
                since);
    }

    private List<PersonView> matching(PeopleQuery query) {
        String text = query.text();
        return SampleCast.ALL.stream()
                .filter(m -> text == null || m.username().contains(text.toLowerCase(Locale.ROOT)))
                .map(this::view)
                .toList();
    }

    @Override
    public Page<PersonView> list(PeopleQuery query) {
        return new Page<>(matching(query), null);
    }

    @Override
    public long count(PeopleQuery query) {
        return matching(query).size();
    }

    @Override
    public PersonView get(UserId person) {
        return SampleCast.ALL.stream()
                .filter(m -> m.id().equals(person))
                .findFirst()
                .map(this::view)
                .orElseThrow(
                        () -> SampleAccess.refuse(ErrorCode.NOT_FOUND, "There is nobody so."));
    }

    private static ApiException absent() {
        return SampleAccess.refuse(
                ErrorCode.UNSUPPORTED, "The sample backend keeps no lifecycle of people.");
    }

    @Override
    public Invitation invite(InvitePerson request) {
        throw absent();
    }

    @Override
    public Invitation inviteAgain(UserId person) {
        throw absent();
    }

    @Override
    public Accepted acceptInvitation(String token, String password) {
        throw absent();
    }

    @Override
    public PersonView disable(UserId person, DisablePerson request) {
        throw absent();
    }

    @Override
    public PersonView enable(UserId person) {
        throw absent();
    }

    @Override
    public PersonView rename(UserId person, RenamePerson request) {
        throw absent();
    }

    @Override
    public PersonView setEmail(UserId person, SetEmail request) {
        throw absent();
    }
}
