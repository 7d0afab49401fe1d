package io.aibotiyi.workstation.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.BrowserTurn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import io.aibotiyi.workstation.state.Connector;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Target;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Signing in with the browser as the workstation goes through it: the client's real half against a
 * server that knows the two OAuth endpoints; the rest of the backend is the gallery's.
 */
class BrowserSignInTest {

    private final BlockingQueue<URI> opened = new LinkedBlockingQueue<>();
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private URI own;
    private volatile int tokenStatus;
    private AibotClient real;
    private Desk desk;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        own = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        tokenStatus = 200;
        answer(OAuth.METADATA, () -> 200, () -> metadata(own));
        answer(
                "/oauth/token",
                () -> tokenStatus,
                () ->
                        tokenStatus == 200
                                ? tokens()
                                : new OAuth.Refusal(
                                        "invalid_grant",
                                        "The code was used.",
                                        ErrorCode.BAD_AUTHORIZATION));
        server.start();
        real = AibotClients.connect(own);
        AibotClient mixed = mixed(new SampleBackend(Scenario.FULL, Gallery.NOW, true));
        desk =
                new Desk(
                        new FxBridge(e -> {
                            throw new AssertionError(e);
                        }),
                        InstantSource.fixed(Gallery.NOW),
                        new Backends() {
                            @Override
                            public AibotClient embedded() {
                                return mixed;
                            }

                            @Override
                            public AibotClient remote(URI address) {
                                return mixed;
                            }

                            @Override
                            public void close() {}
                        },
                        new Target.Embedded(),
                        Runnable::run,
                        waiting,
                        Runnable::run);
        desk.connector().connect(new Target.Remote(own));
        assertThat(desk.link().get().phase()).isEqualTo(Link.Phase.SIGN_IN);
    }

    @AfterEach
    void stop() {
        desk.close();
        waiting.close();
        real.close();
        server.stop(0);
    }

    /** The gallery's backend, whose people sign in at the server here. */
    private AibotClient mixed(SampleBackend sample) {
        return (AibotClient)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {AibotClient.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("signIns")) {
                                return real.signIns();
                            }
                            if (method.getName().equals("equals")) {
                                // there is one of them
                                return arguments[0] != null
                                        && Proxy.isProxyClass(arguments[0].getClass());
                            }
                            try {
                                return method.invoke(sample, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void answer(
            String path,
            java.util.function.IntSupplier status,
            java.util.function.Supplier<Object> body) {
        server.createContext(
                path,
                e -> {
                    byte[] bytes = Json.mapper().writeValueAsBytes(body.get());
                    e.getRequestBody().readAllBytes();
                    e.getResponseHeaders().set("Content-Type", "application/json");
                    e.sendResponseHeaders(status.getAsInt(), bytes.length);
                    e.getResponseBody().write(bytes);
                    e.close();
                });
    }

    private static OAuth.Metadata metadata(URI issuer) {
        return new OAuth.Metadata(
                issuer,
                issuer.resolve("/oauth/authorize"),
                issuer.resolve("/oauth/token"),
                issuer.resolve("/.well-known/jwks.json"),
                List.of("code"),
                List.of("query"),
                List.of(OAuth.AUTHORIZATION_CODE),
                List.of(OAuth.S256),
                List.of("none"),
                List.of("ES256"),
                true,
                List.of(new OAuth.Provider("work", "Example Ltd")));
    }

    private static OAuth.Tokens tokens() {
        return new OAuth.Tokens(
                "access",
                "Bearer",
                900,
                "refresh",
                Instant.parse("2099-01-01T00:00:00Z"),
                new UserView(new UserId(new UUID(1, 1)), "ann", List.of()),
                List.of());
    }

    private Connector connector() {
        return desk.connector();
    }

    private BrowserTurn turn() {
        return connector().browser().get();
    }

    private void visit(Consumer<URI> opener) {
        connector().signInWithBrowser(opener.andThen(opened::add), null);
    }

    /** What the browser was asked to show. */
    private URI shown() throws InterruptedException {
        return Objects.requireNonNull(opened.poll(20, TimeUnit.SECONDS), "no browser was opened");
    }

    private static void await(String what, BooleanSupplier reached) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String parameter(URI address, String name) {
        Map<String, String> all = new HashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return Objects.requireNonNull(all.get(name), name);
    }

    /** Comes back to the workstation, as the page's last redirect does. */
    private void comeBack(URI shown, String outcome) throws IOException {
        URI redirect = URI.create(parameter(shown, "redirect_uri"));
        try (Socket socket = new Socket(redirect.getHost(), redirect.getPort())) {
            String request =
                    "GET %s?%s&state=%s&iss=%s HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted(
                                    redirect.getPath(),
                                    outcome,
                                    parameter(shown, "state"),
                                    own,
                                    redirect.getAuthority());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private void assertNobodyListens(URI shown) {
        URI redirect = URI.create(parameter(shown, "redirect_uri"));
        await(
                "the listener is closed",
                () -> {
                    try (Socket socket = new Socket(redirect.getHost(), redirect.getPort())) {
                        return !socket.isConnected();
                    } catch (IOException e) {
                        return true;
                    }
                });
    }

    @Test
    void opensTheBrowserWaitsAndIsIn() throws Exception {
        visit(_ -> {});
        URI address = shown();
        assertThat(turn()).isEqualTo(new BrowserTurn(Stage.WAITING, address, ""));
        assertThat(desk.link().get().phase()).isEqualTo(Link.Phase.SIGN_IN);
        comeBack(address, "code=c");
        await("connected", () -> desk.link().get().phase() == Link.Phase.CONNECTED);
        assertThat(turn()).isEqualTo(BrowserTurn.NONE);
        assertThat(Objects.requireNonNull(desk.link().get().session()).user().username())
                .isEqualTo("ann");
        assertNobodyListens(address);
    }

    @Test
    void offersTheProvidersOfTheServerAndGoesOnToTheChosenOne() throws Exception {
        assertThat(connector().providers().get())
                .containsExactly(new OAuth.Provider("work", "Example Ltd"));
        connector().signInWithBrowser(opened::add, "work");
        URI address = shown();
        assertThat(parameter(address, OAuth.PROVIDER)).isEqualTo("work");
        comeBack(address, "code=c");
        await("connected", () -> desk.link().get().phase() == Link.Phase.CONNECTED);
    }

    @Test
    void saysThatThePersonCancelledInTheBrowser() throws Exception {
        visit(_ -> {});
        comeBack(shown(), "error=access_denied");
        await("refused", () -> turn().stage() == Stage.REFUSED);
        assertThat(turn().reason()).isEqualTo("The sign-in was cancelled in the browser.");
        assertThat(desk.link().get().phase()).isEqualTo(Link.Phase.SIGN_IN);
    }

    @Test
    void saysWhyTheServerRefusedWhatTheBrowserBrought() throws Exception {
        tokenStatus = 400;
        visit(_ -> {});
        comeBack(shown(), "code=c");
        await("refused", () -> turn().stage() == Stage.REFUSED);
        assertThat(turn().reason()).contains("The code was used.");
    }

    @Test
    void goesOnWaitingWhereNoBrowserOpensSoThatTheAddressCanBeOpenedByHand() throws Exception {
        visit(address -> {
            opened.add(address);
            throw new IllegalStateException("the system has no xdg-open");
        });
        URI address = shown();
        await("told", () -> !turn().reason().isEmpty());
        assertThat(turn())
                .isEqualTo(new BrowserTurn(Stage.WAITING, address, "the system has no xdg-open"));
        comeBack(address, "code=c");
        await("connected", () -> desk.link().get().phase() == Link.Phase.CONNECTED);
    }

    @Test
    void cancellingEndsTheListeningAndSaysSo() throws Exception {
        visit(_ -> {});
        URI address = shown();
        connector().cancelBrowser();
        assertThat(turn()).isEqualTo(new BrowserTurn(Stage.CANCELLED, null, ""));
        assertNobodyListens(address);
        assertThat(turn().stage()).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void anotherVisitEndsTheOneBeforeAndOnlyItIsToldAbout() throws Exception {
        visit(_ -> {});
        URI first = shown();
        visit(_ -> {});
        URI second = shown();
        assertNobodyListens(first);
        assertThat(turn()).isEqualTo(new BrowserTurn(Stage.WAITING, second, ""));
        comeBack(second, "code=c");
        await("connected", () -> desk.link().get().phase() == Link.Phase.CONNECTED);
    }

    @Test
    void thePasswordCanBeUsedInsteadWhileTheBrowserIsOpen() throws Exception {
        visit(_ -> {});
        URI address = shown();
        connector().startOver();
        assertThat(turn()).isEqualTo(BrowserTurn.NONE);
        assertNobodyListens(address);
        assertThat(desk.link().get().phase()).isEqualTo(Link.Phase.SIGN_IN);
    }

    @Test
    void goingToAnotherBackendEndsTheVisit() throws Exception {
        visit(_ -> {});
        URI address = shown();
        connector().connect(new Target.Embedded());
        assertNobodyListens(address);
        assertThat(turn()).isEqualTo(BrowserTurn.NONE);
        assertThat(desk.link().get().phase()).isEqualTo(Link.Phase.CONNECTED);
        assertThat(desk.link().get().isEmbedded()).isTrue();
    }

    @Test
    void theFormShowsEachStageAndItsWayOut() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell();
            open.shell.connect();
            open.press("connect-go");
            assertThat(((Button) open.find("sign-in-at-work")).getText())
                    .isEqualTo("Sign in at Example Ltd");
            open.press("sign-in-browser");
            assertThat(words(open)).isEqualTo("Nobody was signed in.");
            assertThat(open.says("The sample backend knows no browser sign-in.")).isTrue();
            assertThat(managed(open, "sign-in-password")).isFalse();

            ConnectForm form = (ConnectForm) open.find("connect-form");
            URI page = URI.create("https://desk.example.com/oauth/authorize?state=s");
            form.show(new BrowserTurn(Stage.WAITING, page, ""));
            assertThat(words(open)).contains("Your browser shows the sign-in page");
            assertThat(open.typed("browser-address")).isEqualTo(page.toString());
            assertThat(managed(open, "browser-cancel")).isTrue();
            assertThat(go(open)).isEqualTo("Open the browser again");

            form.show(new BrowserTurn(Stage.FINISHING, null, ""));
            assertThat(managed(open, "browser-cancel")).isFalse();
            assertThat(open.find("connect-go").isDisabled()).isTrue();

            for (Stage end :
                    List.of(Stage.CANCELLED, Stage.TIMED_OUT, Stage.REFUSED, Stage.FAILED)) {
                form.show(new BrowserTurn(end, null, "why"));
                assertThat(words(open)).as(end.name()).contains("Nobody was signed in");
                assertThat(managed(open, "browser-address")).as(end.name()).isFalse();
                assertThat(go(open)).as(end.name()).isEqualTo("Try again");
                assertThat(open.find("connect-go").isDisabled()).isFalse();
            }
            open.push("Back");
            assertThat(managed(open, "sign-in-password")).isTrue();
            assertThat(managed(open, "browser-words")).isFalse();
            open.close();
            return true;
        });
    }

    private static String words(OpenShell open) {
        return ((javafx.scene.control.Label) open.find("browser-words")).getText();
    }

    private static String go(OpenShell open) {
        return ((Button) open.find("connect-go")).getText();
    }

    /** Whether it takes room, with all that it stands in. */
    private static boolean managed(OpenShell open, String id) {
        for (Node node = open.find(id); node != null; node = node.getParent()) {
            if (!node.isManaged() && !node.getStyleClass().contains("dialog")) {
                return false;
            }
        }
        return true;
    }

    @Test
    void thisProcessNeedsNoBrowser() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.connect();
            assertThat(managed(open, "sign-in-browser")).isFalse();
            open.close();
            return true;
        });
    }
}
