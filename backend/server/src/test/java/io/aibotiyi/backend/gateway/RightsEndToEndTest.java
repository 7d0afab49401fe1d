package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import io.aibotiyi.protocol.Roles.Revoke;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of rights does to somebody who works meanwhile, on REST and streams. */
class RightsEndToEndTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient admin;

    @BeforeAll
    static void setUp() {
        backend =
                Backend.start(
                        new BackendOptions(home, BackendOptions.LOOPBACK, 0, 0, null, Map.of()));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
    }

    @AfterAll
    static void tearDown() {
        admin.close();
        backend.close();
    }

    private static final class Watching implements Streams.Listener {

        final List<StreamFrame> frames = new CopyOnWriteArrayList<>();
        final List<String> interruptions = new CopyOnWriteArrayList<>();

        @Override
        public void frame(StreamFrame frame) {
            frames.add(frame);
        }

        @Override
        public void interrupted(String reason) {
            interruptions.add(reason);
        }
    }

    private static int statusWith(Session session) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(backend.address().resolve("/api/v1/accounts"))
                                    .header("Authorization", "Bearer " + session.accessToken())
                                    .build(),
                            BodyHandlers.ofString());
            return answer.statusCode();
        }
    }

    @Test
    @DisplayName("F6 who works goes on with their new rights at once; older tokens and streams end")
    void rightsChangeUnderWay() throws Exception {
        var invitation = admin.people().invite(new InvitePerson("bob", null, null));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        PersonView bob = invitation.person();
        try (AibotClient client = AibotClients.connect(backend.address())) {
            Session before = client.login("bob", PASSWORD);
            assertThat(statusWith(before)).isEqualTo(200);
            Watching watching = new Watching();
            var _ =
                    client.streams()
                            .subscribe(
                                    new Subscribe(
                                            0, Channel.FEEDS, null, null, null, (AccountId) null),
                                    watching);
            Awaitility.await().until(() -> !watching.frames.isEmpty());
            assertThatThrownBy(() -> client.people().list(PeopleQuery.first()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.FORBIDDEN));

            AssignmentView given =
                    Objects.requireNonNull(
                            admin.access()
                                    .control()
                                    .assign(new AssignRole(bob.id(), "AUDITOR", "needed", null))
                                    .assignment());

            assertThat(statusWith(before)).as("the token of before").isEqualTo(401);
            assertThat(client.people().list(PeopleQuery.first()).items()).isNotEmpty();
            assertThat(client.session().user().roles()).contains("AUDITOR");
            int seen = watching.frames.size();
            Awaitility.await().until(() -> !watching.interruptions.isEmpty());
            Awaitility.await().until(() -> watching.frames.size() > seen);

            Session auditor = client.session();
            admin.access().control().revoke(given.id(), new Revoke("over"));

            assertThat(statusWith(auditor)).as("the auditor's token").isEqualTo(401);
            assertThatThrownBy(() -> client.people().list(PeopleQuery.first()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.FORBIDDEN));
            assertThat(admin.people().get(bob.id()).roles()).doesNotContain("AUDITOR");
        }
    }
}
