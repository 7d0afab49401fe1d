package io.aibotiyi.client;

import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.AcceptInvitation;
import io.aibotiyi.protocol.People.Accepted;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleCount;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** People over REST. */
final class HttpPeople implements People {

    private static final TypeReference<PersonView> PERSON = new TypeReference<>() {};
    private static final TypeReference<Invitation> INVITATION = new TypeReference<>() {};

    private final HttpTransport http;
    private final RestCalls rest;

    HttpPeople(HttpTransport http, RestCalls rest) {
        this.http = http;
        this.rest = rest;
    }

    @Override
    public Page<PersonView> list(PeopleQuery query) {
        return rest.get(
                QueryText.of("/admin/people")
                        .and("text", query.text())
                        .and("state", query.state())
                        .and("kind", query.kind())
                        .and("sort", query.sort())
                        .and("descending", query.descending())
                        .and("after", query.after())
                        .and("limit", query.limit())
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public long count(PeopleQuery query) {
        PeopleCount answer =
                rest.get(
                        QueryText.of("/admin/people/count")
                                .and("text", query.text())
                                .and("state", query.state())
                                .and("kind", query.kind())
                                .toString(),
                        new TypeReference<>() {});
        return answer.count();
    }

    @Override
    public PersonView get(UserId person) {
        return rest.get("/admin/people/" + person, PERSON);
    }

    @Override
    public Invitation invite(InvitePerson request) {
        return rest.post("/admin/people/invitations", request, Map.of(), INVITATION);
    }

    @Override
    public Invitation inviteAgain(UserId person) {
        return rest.post("/admin/people/" + person + "/invitation", null, Map.of(), INVITATION);
    }

    @Override
    public Accepted acceptInvitation(String token, String password) {
        return http.send(
                "POST",
                "/invitations/accept",
                new AcceptInvitation(token, password),
                Map.of(),
                new TypeReference<>() {});
    }

    @Override
    public PersonView disable(UserId person, DisablePerson request) {
        return rest.post("/admin/people/" + person + "/disable", request, Map.of(), PERSON);
    }

    @Override
    public PersonView enable(UserId person) {
        return rest.post("/admin/people/" + person + "/enable", null, Map.of(), PERSON);
    }

    @Override
    public PersonView rename(UserId person, RenamePerson request) {
        return rest.put("/admin/people/" + person + "/name", request, Map.of(), PERSON);
    }

    @Override
    public PersonView setEmail(UserId person, SetEmail request) {
        return rest.put("/admin/people/" + person + "/email", request, Map.of(), PERSON);
    }
}
