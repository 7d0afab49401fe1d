package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ApiKey;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ApiKeys.CreateServiceAccount;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.People.DisablePerson;
import io.aibotiyi.protocol.People.Invitation;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.People.RenamePerson;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.signing.ContentDigest;
import io.aibotiyi.protocol.signing.Ed25519;
import io.aibotiyi.protocol.signing.SignatureInput;
import io.aibotiyi.protocol.signing.SignedParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** People's lifecycle and their bots' keys, through the real client and server. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class PeopleAndKeysContract {

    private static final String PASSWORD = "quite a long sentence for ann";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Backend backend;
    private AibotClient admin;

    /** Settings of the database; none for the file in the home. */
    abstract Map<String, String> database();

    @BeforeAll
    void setUp(@TempDir Path home) {
        backend =
                Backend.start(
                        new BackendOptions(home, "127.0.0.1", 0, 0, null, Map.copyOf(database())));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "root", PASSWORD);
    }

    @AfterAll
    void tearDown() {
        admin.close();
        backend.close();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private PersonView join(String name) {
        Invitation invitation = admin.people().invite(new InvitePerson(name, null, null));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        return admin.people().get(invitation.person().id());
    }

    private AibotClient signedIn(String name) {
        AibotClient client = AibotClients.connect(backend.address());
        client.login(name, PASSWORD);
        return client;
    }

    // people

    @Test
    void anInvitationWorksOnceAndLetsThePersonChooseTheirPassword() {
        Invitation invitation =
                admin.people()
                        .invite(new InvitePerson("Bea", "Bea Müller", "Bea.Mueller@Example.org"));
        assertThat(invitation.mailed()).isFalse();
        assertThat(invitation.person().state()).isEqualTo(PersonState.INVITED);
        assertThat(invitation.person().roles()).containsExactly("CUSTOMER");
        String token = String.valueOf(invitation.token());

        try (AibotClient bea = AibotClients.connect(backend.address())) {
            assertRefused(ErrorCode.BAD_CREDENTIALS, () -> bea.login("bea", PASSWORD));
            assertRefused(
                    ErrorCode.BAD_INVITATION,
                    () -> bea.people().acceptInvitation("x" + token, PASSWORD));
            assertRefused(
                    ErrorCode.INVALID_FIELD, () -> bea.people().acceptInvitation(token, "short"));
            assertThat(bea.people().acceptInvitation(token, PASSWORD).username()).isEqualTo("bea");
            assertRefused(
                    ErrorCode.BAD_INVITATION, () -> bea.people().acceptInvitation(token, PASSWORD));
            assertThat(bea.login("bea", PASSWORD).accounts()).hasSize(1);
            assertRefused(ErrorCode.FORBIDDEN, () -> bea.people().list(PeopleQuery.first()));
        }
        PersonView stored = admin.people().get(invitation.person().id());
        assertThat(stored.state()).isEqualTo(PersonState.ACTIVE);
        assertThat(stored.displayName()).isEqualTo("Bea Müller");
        assertThat(stored.email()).isEqualTo("Bea.Mueller@Example.org");
        assertThat(
                        admin.people()
                                .list(PeopleQuery.first().withText("bea.mueller@EXAMPLE.org"))
                                .items())
                .extracting(PersonView::username)
                .containsExactly("bea");
        assertRefused(
                ErrorCode.CONFLICT,
                () ->
                        admin.people()
                                .invite(new InvitePerson("bea2", null, "bea.mueller@example.org")));
        assertRefused(
                ErrorCode.CONFLICT,
                () -> admin.people().invite(new InvitePerson("BEA", null, null)));
    }

    @Test
    void renamesAndChangesTheAddress() {
        PersonView cid = join("cid");

        assertThat(
                        admin.people()
                                .rename(cid.id(), new RenamePerson("cid.new", "Cid"))
                                .displayName())
                .isEqualTo("Cid");
        assertThat(admin.people().setEmail(cid.id(), new SetEmail("cid@example.org")).email())
                .isEqualTo("cid@example.org");
        assertThat(admin.people().setEmail(cid.id(), new SetEmail(null)).email()).isNull();
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> admin.people().setEmail(cid.id(), new SetEmail("a@b\r\nBcc: c@d")));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> admin.people().rename(cid.id(), new RenamePerson("cid", "\u001b[31mred")));
        assertRefused(ErrorCode.NOT_FOUND, () -> admin.people().get(new UserId(UUID.randomUUID())));
    }

    @Test
    @DisplayName("E7 disabling a person ends all sessions of all devices")
    void disablingEndsEverySession() {
        PersonView dan = join("dan");
        try (AibotClient one = signedIn("dan");
                AibotClient two = signedIn("dan")) {
            assertThat(one.orders().accounts()).hasSize(1);
            assertThat(two.orders().accounts()).hasSize(1);

            PersonView disabled =
                    admin.people().disable(dan.id(), new DisablePerson("left the company"));

            assertThat(disabled.state()).isEqualTo(PersonState.DISABLED);
            assertThat(disabled.reason()).isEqualTo("left the company");
            for (AibotClient client : List.of(one, two)) {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(1))
                        .untilAsserted(() ->
                                assertRefused(
                                        ErrorCode.SESSION_EXPIRED,
                                        () -> client.orders().accounts()));
            }
            assertRefused(ErrorCode.BAD_CREDENTIALS, () -> one.login("dan", PASSWORD));
        }
        admin.people().enable(dan.id());
        signedIn("dan").close();
    }

    @Test
    void nobodyDisablesThemself() {
        UserId root = admin.session().user().id();

        assertRefused(
                ErrorCode.CONFLICT,
                () -> admin.people().disable(root, new DisablePerson("by mistake")));
    }

    @Test
    @DisplayName("F3 fields that are not in the contract change nothing")
    void ignoresFieldsOfTheDatabase() throws Exception {
        String body =
                """
                {"username": "eve", "displayName": null, "email": null, "roles": ["ADMIN"],
                 "state": "ACTIVE", "kind": "SERVICE", "passwordHash": "x", "owner_mark": 1}\
                """;
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        backend.address()
                                                .resolve("/api/v1/admin/people/invitations"))
                                .header("Authorization", "Bearer " + admin.session().accessToken())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Invitation made = Json.mapper().readValue(answer.body(), Invitation.class);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(made.person().roles()).containsExactly("CUSTOMER");
        assertThat(made.person().state()).isEqualTo(PersonState.INVITED);
        assertThat(made.person().kind()).isEqualTo(PersonKind.PERSON);
    }

    @Test
    void turnsPagesInBothDirectionsWhilePeopleCome() {
        for (int i = 0; i < 7; i++) {
            admin.people().invite(new InvitePerson("page-" + i, null, null));
        }
        PeopleQuery query = PeopleQuery.first().withText("page-").withLimit(3);
        List<String> up = new ArrayList<>();
        String next = null;
        do {
            var page = admin.people().list(query.after(next));
            page.items().forEach(p -> up.add(p.username()));
            next = page.next();
            if (up.size() == 3) {
                admin.people().invite(new InvitePerson("page-00", null, null));
            }
        } while (next != null);
        assertThat(up)
                .containsExactly(
                        "page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
        assertThat(admin.people().count(query)).isEqualTo(8);
        assertThat(admin.people().list(query.sortedBy(PeopleSort.CREATED, true)).items())
                .extracting(PersonView::username)
                .containsExactly("page-00", "page-6", "page-5");
        String cursor = admin.people().list(query).next();
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> admin.people().list(query.sortedBy(PeopleSort.CREATED, true).after(cursor)));
    }

    // keys

    private static CreateApiKey keyRequest(ApiKey.NewKey pair, List<String> scopes) {
        return new CreateApiKey("bot", pair.publicKey(), scopes, List.of(), null);
    }

    private static ApiKey newKey(AibotClient owner, List<String> scopes) {
        ApiKey.NewKey pair = ApiKey.generate();
        return pair.registered(owner.apiKeys().create(keyRequest(pair, scopes)).id());
    }

    @Test
    void aBotTradesWithItsKeyAndOnlyWithinItsScopes() {
        PersonView gus = join("gus");
        try (AibotClient owner = signedIn("gus")) {
            ApiKey key = newKey(owner, List.of("account:read", "market:read"));
            ApiKey read = ApiKey.parse(key.secret());
            assertThat(read.id()).isEqualTo(key.id());
            assertThat(read.toString()).doesNotContain(key.secret());
            try (AibotClient bot = AibotClients.connect(backend.address(), read)) {
                assertThat(bot.orders().accounts()).isEqualTo(owner.orders().accounts());
                assertThat(bot.markets().instruments()).isNotEmpty();
                assertRefused(
                        ErrorCode.FORBIDDEN,
                        () -> bot.orders().cancelAll(owner.orders().accounts().getFirst().id()));
                assertRefused(ErrorCode.FORBIDDEN, () -> bot.people().list(PeopleQuery.first()));
                assertThatThrownBy(() -> bot.login("gus", PASSWORD))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(owner.apiKeys().mine().getFirst().lastUsedFrom()).isEqualTo("127.0.0.1");

                owner.apiKeys().revoke(key.id());
                assertRefused(ErrorCode.BAD_SIGNATURE, () -> bot.orders().accounts());
            }
        }
        assertThat(gus.kind()).isEqualTo(PersonKind.PERSON);
    }

    @Test
    @DisplayName("E7 the keys of a disabled person are refused")
    void refusesTheKeyOfADisabledPerson() {
        PersonView hal = join("hal");
        try (AibotClient owner = signedIn("hal")) {
            ApiKey key = newKey(owner, List.of("account:read"));
            try (AibotClient bot = AibotClients.connect(backend.address(), key)) {
                assertThat(bot.orders().accounts()).hasSize(1);
                admin.people().disable(hal.id(), new DisablePerson("test"));
                assertRefused(ErrorCode.BAD_SIGNATURE, () -> bot.orders().accounts());
            }
        }
    }

    @Test
    @DisplayName("8.2.1 a key carries no permission that its owner lacks, and no sensitive one")
    void refusesScopesBeyondTheOwner() {
        join("ida");
        try (AibotClient owner = signedIn("ida")) {
            ApiKey.NewKey pair = ApiKey.generate();
            assertRefused(
                    ErrorCode.FORBIDDEN,
                    () -> owner.apiKeys().create(keyRequest(pair, List.of("people:read"))));
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () -> owner.apiKeys().create(keyRequest(pair, List.of("self:security"))));
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () -> owner.apiKeys().create(keyRequest(pair, List.of())));
            ApiKeyView made = owner.apiKeys().create(keyRequest(pair, List.of("account:read")));
            assertRefused(
                    ErrorCode.CONFLICT,
                    () -> owner.apiKeys().create(keyRequest(pair, List.of("account:read"))));
            assertThat(admin.apiKeys().revokeAny(made.id()).revokedBecause())
                    .contains("administrator");
        }
    }

    @Test
    void aServiceAccountHasKeysAndNothingElse() {
        PersonView service =
                admin.apiKeys().createService(new CreateServiceAccount("svc-reports", "Reports"));
        assertThat(service.kind()).isEqualTo(PersonKind.SERVICE);
        assertThat(service.owner()).isEqualTo(admin.session().user().id());
        ApiKey.NewKey pair = ApiKey.generate();

        assertRefused(
                ErrorCode.FORBIDDEN,
                () ->
                        admin.apiKeys()
                                .createForService(
                                        service.id(), keyRequest(pair, List.of("account:read"))));
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> AibotClients.connect(backend.address()).login("svc-reports", PASSWORD));
    }

    /** A request that a test alters before it is sent. */
    private final class Crafted {

        private final SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        private final PrivateKey key;
        private String path = "/api/v1/accounts";
        private @Nullable String query;
        private String method = "GET";
        private byte @Nullable [] body;

        Crafted(ApiKey key) {
            String secret = key.secret();
            this.key =
                    Ed25519.privateKey(
                            Base64.getUrlDecoder()
                                    .decode(secret.substring(secret.lastIndexOf('.') + 1)));
            parameters.put("created", Clock.systemUTC().instant().getEpochSecond());
            parameters.put("nonce", UUID.randomUUID().toString());
            parameters.put("keyid", key.id().toString());
        }

        Map<String, String> sign() {
            String digest = body == null ? null : ContentDigest.of(body);
            SequencedMap<String, String> parts =
                    SignedParts.of(
                            method,
                            SignedParts.authority(backend.address()),
                            path,
                            query,
                            digest,
                            null);
            SignatureInput input = new SignatureInput(new ArrayList<>(parts.keySet()), parameters);
            byte[] base = input.base(parts).getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Signature-Input", "sig1=" + input);
            headers.put(
                    "Signature",
                    "sig1=:" + Base64.getEncoder().encodeToString(Ed25519.sign(key, base)) + ":");
            if (digest != null) {
                headers.put("Content-Digest", digest);
                headers.put("Content-Type", "application/json");
            }
            return headers;
        }
    }

    private int send(
            String method, String target, Map<String, String> headers, byte @Nullable [] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(backend.address() + target))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    @DisplayName(
            "RFC 9421 7.2.2 a signed request works once, unaltered, where and when it was meant")
    void refusesReplayedAndAlteredRequests() throws Exception {
        join("jon");
        try (AibotClient owner = signedIn("jon")) {
            ApiKey key = newKey(owner, List.of("account:read", "order:place"));

            Map<String, String> once = new Crafted(key).sign();
            assertThat(send("GET", "/api/v1/accounts", once, null)).isEqualTo(200);
            assertThat(send("GET", "/api/v1/accounts", once, null)).as("replay").isEqualTo(401);

            assertThat(send("GET", "/api/v1/keys", new Crafted(key).sign(), null))
                    .as("another path")
                    .isEqualTo(401);
            assertThat(send("GET", "/api/v1/accounts?a=1", new Crafted(key).sign(), null))
                    .as("another query")
                    .isEqualTo(401);
            assertThat(send("HEAD", "/api/v1/accounts", new Crafted(key).sign(), null))
                    .as("another method")
                    .isEqualTo(401);

            Crafted old = new Crafted(key);
            old.parameters.put("created", Clock.systemUTC().instant().getEpochSecond() - 31);
            assertThat(send("GET", "/api/v1/accounts", old.sign(), null)).as("old").isEqualTo(401);
            Crafted ahead = new Crafted(key);
            ahead.parameters.put("created", Clock.systemUTC().instant().getEpochSecond() + 60);
            assertThat(send("GET", "/api/v1/accounts", ahead.sign(), null))
                    .as("from the future")
                    .isEqualTo(401);
            Crafted algorithm = new Crafted(key);
            algorithm.parameters.put("alg", "hmac-sha256");
            assertThat(send("GET", "/api/v1/accounts", algorithm.sign(), null))
                    .as("another algorithm")
                    .isEqualTo(401);
            Crafted foreign = new Crafted(key);
            foreign.parameters.put("keyid", UUID.randomUUID().toString());
            assertThat(send("GET", "/api/v1/accounts", foreign.sign(), null))
                    .as("unknown key")
                    .isEqualTo(401);
        }
    }

    @Test
    @DisplayName("RFC 9530 a body other than the signed one is refused")
    void refusesAnAlteredBody() throws Exception {
        join("kim");
        try (AibotClient owner = signedIn("kim")) {
            ApiKey key = newKey(owner, List.of("order:place"));
            byte[] signed = "{\"a\": 1}".getBytes(StandardCharsets.UTF_8);
            byte[] other = "{\"a\": 2}".getBytes(StandardCharsets.UTF_8);
            Crafted request = new Crafted(key);
            request.method = "POST";
            request.path = "/api/v1/orders";
            request.body = signed;

            assertThat(send("POST", "/api/v1/orders", request.sign(), other)).isEqualTo(401);
            Crafted without = new Crafted(key);
            without.method = "POST";
            without.path = "/api/v1/orders";
            assertThat(send("POST", "/api/v1/orders", without.sign(), other))
                    .as("a body beside a signature without one")
                    .isEqualTo(401);
            request.parameters.put("nonce", UUID.randomUUID().toString());
            assertThat(send("POST", "/api/v1/orders", request.sign(), signed))
                    .as("the signed body reaches the operation")
                    .isIn(400, 422);
        }
    }

    @Test
    @DisplayName("8.2.4 a key is refused from an address that it does not list, and after its end")
    void refusesForeignAddressesAndExpiredKeys() throws Exception {
        join("lea");
        try (AibotClient owner = signedIn("lea")) {
            ApiKey.NewKey pair = ApiKey.generate();
            Instant soon = Clock.systemUTC().instant().plusSeconds(2);
            ApiKeyView elsewhere =
                    owner.apiKeys()
                            .create(
                                    new CreateApiKey(
                                            "elsewhere",
                                            pair.publicKey(),
                                            List.of("account:read"),
                                            List.of("203.0.113.0/24", "2001:db8::/32"),
                                            null));
            assertThat(
                            send(
                                    "GET",
                                    "/api/v1/accounts",
                                    new Crafted(pair.registered(elsewhere.id())).sign(),
                                    null))
                    .isEqualTo(403);

            ApiKey.NewKey brief = ApiKey.generate();
            ApiKeyView expiring =
                    owner.apiKeys()
                            .create(
                                    new CreateApiKey(
                                            "brief",
                                            brief.publicKey(),
                                            List.of("account:read"),
                                            List.of("127.0.0.0/8"),
                                            soon));
            ApiKey key = brief.registered(expiring.id());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(
                                            send(
                                                    "GET",
                                                    "/api/v1/accounts",
                                                    new Crafted(key).sign(),
                                                    null))
                                    .isEqualTo(401));
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () ->
                            owner.apiKeys()
                                    .create(
                                            new CreateApiKey(
                                                    "bad",
                                                    ApiKey.generate().publicKey(),
                                                    List.of("account:read"),
                                                    List.of("localhost"),
                                                    null)));
        }
    }
}
