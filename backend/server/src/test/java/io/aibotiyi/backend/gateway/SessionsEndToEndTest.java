package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.client.SoftwareDeviceKey;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.protocol.Sessions.SessionView;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions, devices and keys of a started backend, through the real client and raw HTTP. */
class SessionsEndToEndTest {

    private static final String PASSWORD = "violet-anchor-7-orchard";

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient admin;

    private final HttpClient http = HttpClient.newHttpClient();

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
                                        "aibot.signing-keys.publish-ahead", "1s",
                                        "aibot.sessions.per-person", "100",
                                        "aibot.rate-limits.enabled", "false")));
        admin = AibotClients.connect(backend.address());
        admin.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
    }

    @AfterAll
    static void tearDown() {
        admin.close();
        backend.close();
    }

    private static ApiException refusal(ThrowingCallable call) {
        List<ApiException> caught = new CopyOnWriteArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, caught::add);
        return caught.getFirst();
    }

    private HttpResponse<String> get(String path, String authorization)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(backend.address().resolve(path))
                        .header("Authorization", authorization)
                        .build(),
                BodyHandlers.ofString());
    }

    private int graphQl(String token) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(backend.address().resolve("/api/v1/graphql"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"query\":\"{instruments{id}}\"}"))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private static Subscribe feeds() {
        return new Subscribe(0, Channel.FEEDS, null, null, null, (AccountId) null);
    }

    private static final class Watching implements Streams.Listener {

        final List<StreamFrame> frames = new CopyOnWriteArrayList<>();
        final List<ApiException> failures = new CopyOnWriteArrayList<>();
        volatile Instant over = Instant.MAX;

        @Override
        public void frame(StreamFrame frame) {
            frames.add(frame);
        }

        @Override
        public void interrupted(String reason) {
            over = InstantSource.system().instant();
        }

        @Override
        public void failed(ApiException problem) {
            failures.add(problem);
        }
    }

    @Test
    @DisplayName("D4 the key set is public, cacheable, and has public parts only")
    void publishesTheKeySet() throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(backend.address().resolve("/.well-known/jwks.json"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/jwk-set+json");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                .contains("max-age=")
                .contains("public");
        assertThat(JWKSet.parse(answer.body()).getKeys())
                .isNotEmpty()
                .noneMatch(k -> k.isPrivate());
    }

    @Test
    @DisplayName("D5 the signing key rotates under 100 requests a second without one failing")
    void rotatesUnderLoad() throws Exception {
        String before = admin.signingKeys().list().getFirst().id();
        AtomicInteger done = new AtomicInteger();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Semaphore underWay = new Semaphore(32);
        SigningKeyView next = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < 400; i++) {
                if (i == 50) {
                    next = admin.signingKeys().rotate(false);
                }
                long due = start + i * 10_000_000L;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                underWay.acquire();
                boolean fresh = i % 20 == 0;
                threads.execute(() -> {
                    try {
                        call(fresh);
                        done.incrementAndGet();
                    } catch (Throwable e) {
                        failures.add(e);
                    } finally {
                        underWay.release();
                    }
                });
            }
        }

        assertThat(failures).isEmpty();
        assertThat(done).hasValue(400);
        SigningKeyView rotated = Objects.requireNonNull(next);
        List<SigningKeyView> keys = admin.signingKeys().list();
        assertThat(keys)
                .filteredOn(k -> k.id().equals(rotated.id()))
                .extracting(SigningKeyView::state)
                .containsExactly(KeyState.ACTIVE);
        assertThat(keys)
                .filteredOn(k -> k.id().equals(before))
                .extracting(SigningKeyView::state)
                .containsExactly(KeyState.RETIRED);
    }

    /** Some calls sign in, so that tokens of both keys are about. */
    private static void call(boolean fresh) {
        if (!fresh) {
            admin.markets().instruments();
            return;
        }
        try (AibotClient other = AibotClients.connect(backend.address())) {
            other.login("ann", PASSWORD);
            other.markets().instruments();
            other.logout();
        }
    }

    @Test
    @DisplayName("D9 tokens of a device are worth nothing without its key, on REST and streams")
    void aStolenTokenOfADeviceIsWorthless() throws Exception {
        try (AibotClient desk = deskOf("bound")) {
            Session session = desk.login("ann", PASSWORD);
            assertThat(desk.markets().instruments()).isNotEmpty();
            Watching watching = new Watching();
            try (Streams.Subscription _ = desk.streams().subscribe(feeds(), watching)) {
                Awaitility.await().until(() -> !watching.frames.isEmpty());
            }

            String token = session.accessToken();
            for (String scheme : List.of("Bearer ", "DPoP ")) {
                HttpResponse<String> refused = get("/api/v1/accounts", scheme + token);
                assertThat(refused.statusCode()).isEqualTo(401);
                assertThat(refused.body()).contains("BAD_PROOF");
                assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .contains("DPoP")
                        .contains("algs=\"ES256\"")
                        .contains("invalid_dpop_proof");
            }
            assertThat(desk.devices().list())
                    .anySatisfy(d -> {
                        assertThat(d.name()).isEqualTo("bound");
                        assertThat(d.current()).isTrue();
                        assertThat(d.state()).isEqualTo(DeviceState.TRUSTED);
                    });
            desk.logout();
        } finally {
            forgetDevices();
        }
    }

    private static AibotClient deskOf(String name) {
        return deskOf(name, InstantSource.system());
    }

    private static AibotClient deskOf(String name, InstantSource clock) {
        return AibotClients.connect(
                backend.address(),
                ClientOptions.defaults()
                        .withClock(clock)
                        .withDevice(new SoftwareDeviceKey(SoftwareDeviceKey.generate()), name));
    }

    private static void forgetDevices() {
        admin.devices()
                .everybodys(null, null, 500)
                .items()
                .forEach(d -> admin.devices().removeAnybodys(d.id()));
    }

    @Test
    @DisplayName("D9 a device whose clock is an hour off learns the backend's time")
    void aWrongClockDoesNotMatter() {
        InstantSource late = InstantSource.offset(InstantSource.system(), Duration.ofHours(-1));
        try (AibotClient desk = deskOf("late", late)) {
            desk.login("ann", PASSWORD);
            assertThat(desk.markets().instruments()).isNotEmpty();
            desk.logout();
        } finally {
            forgetDevices();
        }
    }

    @Test
    @DisplayName("E9 a further device waits until the first one confirms it")
    void aFurtherDeviceWaits() {
        try (AibotClient first = deskOf("first");
                AibotClient second = deskOf("second")) {
            first.login("ann", PASSWORD);
            second.login("ann", PASSWORD);

            assertThat(refusal(() -> second.markets().instruments()).problem().code())
                    .isEqualTo(ErrorCode.DEVICE_PENDING);
            SessionView confined = second.sessions().current();
            assertThat(confined.confined()).isTrue();
            first.devices().confirm(java.util.Objects.requireNonNull(confined.device()));
            assertThat(second.markets().instruments()).isNotEmpty();
            first.logout();
            second.logout();
        } finally {
            forgetDevices();
        }
    }

    @Test
    @DisplayName(
            "E6 a signed-out token is refused at REST and GraphQL, its streams close in a second")
    void signsOutEverywhere() throws Exception {
        try (AibotClient other = AibotClients.connect(backend.address())) {
            Session session = other.login("ann", PASSWORD);
            Watching watching = new Watching();
            var _ = other.streams().subscribe(feeds(), watching);
            Awaitility.await().until(() -> !watching.frames.isEmpty());
            SessionView own = other.sessions().current();

            Instant ended = InstantSource.system().instant();
            admin.sessions().endAnybodys(own.id());

            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() ->
                            watching.over.isBefore(Instant.MAX) || !watching.failures.isEmpty());
            assertThat(Duration.between(ended, watching.over)).isLessThan(Duration.ofSeconds(1));
            HttpResponse<String> refused =
                    get("/api/v1/accounts", "Bearer " + session.accessToken());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).contains("SESSION_EXPIRED");
            assertThat(graphQl(session.accessToken())).isEqualTo(401);
            assertThat(graphQl(admin.session().accessToken())).isEqualTo(200);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .isEqualTo(
                            "Bearer error=\"invalid_token\", error_description=\"The session has"
                                    + " ended; sign in again\"");
        }
    }

    @Test
    @DisplayName("E8 one sees one's sessions and ends the others")
    void endsTheOthers() {
        try (AibotClient a = AibotClients.connect(backend.address());
                AibotClient b = AibotClients.connect(backend.address())) {
            a.login("ann", PASSWORD);
            b.login("ann", PASSWORD);
            SessionView here = a.sessions().current();

            assertThat(a.sessions().list()).extracting(SessionView::id).contains(here.id());
            a.sessions().end(b.sessions().current().id());

            assertThat(refusal(() -> b.markets().instruments()).problem().code())
                    .isEqualTo(ErrorCode.SESSION_EXPIRED);
            a.sessions().active();
            a.logout();
        }
    }
}
