package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.identity.devices.TestDevice;
import io.aibotiyi.backend.testing.StreamTokens;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.People.InvitePerson;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.signing.SignedParts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open a stream: keys by a signed token, devices by a proof, everybody for themselves. */
class StreamAuthenticationTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient admin;
    private static AibotClient bob;
    private static URI stream;

    @BeforeAll
    static void setUp() {
        backend =
                Backend.start(
                        new BackendOptions(
                                home,
                                BackendOptions.LOOPBACK,
                                0,
                                0,
                                null,
                                Map.of(
                                        "aibot.sessions.confirm-devices", "false",
                                        "aibot.rate-limits.enabled", "false")));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
        stream = admin.server().stream();
        var invitation = admin.people().invite(new InvitePerson("bob", null, null));
        admin.people().acceptInvitation(String.valueOf(invitation.token()), PASSWORD);
        bob = AibotClients.connect(backend.address());
        bob.login("bob", PASSWORD);
    }

    @AfterAll
    static void tearDown() {
        bob.close();
        admin.close();
        backend.close();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static RawStream opened() {
        return new RawStream(stream);
    }

    private static void authenticate(RawStream raw, String token, @Nullable String proof) {
        Map<String, Object> command = new java.util.HashMap<>();
        command.put("op", "authenticate");
        command.put("id", 1);
        command.put("token", token);
        command.put("proof", proof);
        raw.send(Json.mapper().writeValueAsString(command));
    }

    private static void taken(RawStream raw, String token, @Nullable String proof)
            throws InterruptedException {
        authenticate(raw, token, proof);
        assertThat(raw.next(StreamFrame.class)).isInstanceOf(StreamFrame.Ack.class);
    }

    /** On a stream of its own, which tells nothing then. */
    private static void refused(ErrorCode code, String token, @Nullable String proof)
            throws InterruptedException {
        try (RawStream raw = opened()) {
            authenticate(raw, token, proof);
            assertThat(raw.next(StreamFrame.Failed.class).problem().code()).isEqualTo(code);
            raw.send("{\"op\":\"subscribe\",\"id\":2,\"channel\":\"FEEDS\"}");
            assertThat(raw.next(StreamFrame.Failed.class).problem().code())
                    .isEqualTo(ErrorCode.UNAUTHENTICATED);
        }
    }

    private static UUID key(AibotClient owner, KeyPair pair, String... scopes) {
        return owner.apiKeys()
                .create(
                        new CreateApiKey(
                                "bot",
                                StreamTokens.publicText(pair),
                                List.of(scopes),
                                List.of(),
                                null))
                .id();
    }

    @Test
    @DisplayName("RFC 9421 7.2.2 a key's signed token opens one stream, once, while it is fresh")
    void takesAKeysTokenOnce() throws Exception {
        KeyPair pair = StreamTokens.newKey();
        UUID id = key(bob, pair, "market:read");
        String token = StreamTokens.signed(pair.getPrivate(), id, now());
        try (RawStream raw = opened()) {
            taken(raw, token, null);
            refused(ErrorCode.BAD_SIGNATURE, token, null);

            String old = StreamTokens.signed(pair.getPrivate(), id, now().minusSeconds(31));
            refused(ErrorCode.BAD_SIGNATURE, old, null);
            String early = StreamTokens.signed(pair.getPrivate(), id, now().plusSeconds(60));
            refused(ErrorCode.BAD_SIGNATURE, early, null);
            String foreign = StreamTokens.signed(StreamTokens.newKey().getPrivate(), id, now());
            refused(ErrorCode.BAD_SIGNATURE, foreign, null);
            String elsewhere =
                    StreamTokens.signed(
                            pair.getPrivate(),
                            id,
                            now(),
                            UUID.randomUUID().toString(),
                            Map.of(
                                    SignedParts.METHOD, "GET",
                                    SignedParts.PATH, "/api/v1/orders"));
            refused(ErrorCode.BAD_SIGNATURE, elsewhere, null);
            String altered =
                    token.replaceAll("nonce=\"[^\"]*\"", "nonce=\"" + UUID.randomUUID() + '"');
            refused(ErrorCode.BAD_SIGNATURE, altered, null);

            raw.send("{\"op\":\"subscribe\",\"id\":2,\"channel\":\"FEEDS\"}");
            raw.next(StreamFrame.Feeds.class);
        }
    }

    @Test
    @DisplayName("F2 a key's stream has its scopes, and its owner's accounts alone")
    void holdsAKeyToItsScopes() throws Exception {
        AccountId annas = admin.orders().accounts().getFirst().id();
        AccountId bobs = bob.orders().accounts().getFirst().id();
        KeyPair markets = StreamTokens.newKey();
        UUID marketsOnly = key(bob, markets, "market:read");
        try (RawStream raw = opened()) {
            taken(raw, StreamTokens.signed(markets.getPrivate(), marketsOnly, now()), null);
            assertThat(orders(raw, bobs)).isEqualTo(ErrorCode.FORBIDDEN);
        }
        KeyPair accounts = StreamTokens.newKey();
        UUID accountsToo = key(bob, accounts, "account:read");
        try (RawStream raw = opened()) {
            taken(raw, StreamTokens.signed(accounts.getPrivate(), accountsToo, now()), null);
            assertThat(orders(raw, annas)).isEqualTo(ErrorCode.NOT_FOUND);
            raw.send(subscription(bobs));
            raw.next(StreamFrame.Ack.class);
        }
    }

    private static String subscription(AccountId account) {
        return "{\"op\":\"subscribe\",\"id\":3,\"channel\":\"ORDERS\",\"account\":\""
                + account
                + "\"}";
    }

    private static @Nullable ErrorCode orders(RawStream raw, AccountId account)
            throws InterruptedException {
        raw.send(subscription(account));
        return raw.next(StreamFrame.Failed.class).problem().code();
    }

    @Test
    @DisplayName("7.4.1 a revoked key's stream closes, and it opens no other")
    void closesARevokedKeysStream() throws Exception {
        KeyPair pair = StreamTokens.newKey();
        UUID id = key(bob, pair, "market:read");
        try (RawStream raw = opened()) {
            taken(raw, StreamTokens.signed(pair.getPrivate(), id, now()), null);

            bob.apiKeys().revoke(id);

            assertThat(raw.next(StreamFrame.Closing.class).reason()).contains("SESSION_EXPIRED");
        }
        refused(ErrorCode.BAD_SIGNATURE, StreamTokens.signed(pair.getPrivate(), id, now()), null);
    }

    @Test
    @DisplayName("D9 a device's token opens a stream with a fresh proof for it alone, and once")
    void wantsAProofOfTheDevice() throws Exception {
        TestDevice device = new TestDevice(Clock.systemUTC());
        TestDevice other = new TestDevice(Clock.systemUTC());
        Session session = signedIn(device);
        String token = session.accessToken();
        String target = stream.toString();
        String proof = device.proof("GET", target, token);
        try (RawStream raw = opened()) {
            taken(raw, token, proof);
            refused(ErrorCode.BAD_PROOF, token, proof);
        }
        String api = backend.address() + "/api/v1/accounts";
        refused(ErrorCode.BAD_PROOF, token, null);
        refused(ErrorCode.BAD_PROOF, token, device.proof("GET", api, token));
        refused(ErrorCode.BAD_PROOF, token, device.proof("POST", target, token));
        refused(ErrorCode.BAD_PROOF, token, device.proof("GET", target, token + "x"));
        refused(ErrorCode.BAD_PROOF, token, other.proof("GET", target, token));
        refused(ErrorCode.BAD_PROOF, token, device.proof("GET", target, Map.of()));
    }

    private static Session signedIn(TestDevice device) throws Exception {
        URI target = backend.address().resolve("/api/v1/sessions");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(target)
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "DPoP",
                                            device.proof("POST", target.toString(), Map.of()))
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "{\"username\":\"ann\",\"password\":\""
                                                            + PASSWORD
                                                            + "\"}"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Json.mapper().readValue(answer.body(), Session.class);
        }
    }

    @Test
    @DisplayName("F2 an open stream is nobody else's: another person's token is refused on it")
    void staysWhoseItIs() throws Exception {
        AccountId bobs = bob.orders().accounts().getFirst().id();
        try (RawStream raw = opened()) {
            taken(raw, admin.session().accessToken(), null);

            authenticate(raw, bob.session().accessToken(), null);

            assertThat(raw.next(StreamFrame.Failed.class).problem().code())
                    .isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(orders(raw, bobs)).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }
}
