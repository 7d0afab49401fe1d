package io.aibotiyi.workstation.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Sessions;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static void key(OpenShell open) {
        Event.fireEvent(
                open.shell.scene().getRoot(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.F13, false, false, false, false));
    }

    private static void mouse(OpenShell open, EventType<MouseEvent> what) {
        Event.fireEvent(
                open.shell.scene().getRoot(),
                new MouseEvent(
                        what,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        new PickResult(open.shell.scene().getRoot(), 1, 1)));
    }

    @Test
    @DisplayName("E2 a window that nobody touches says nothing, whatever it asks by itself")
    void saysNothingWhileNobodyIsThere() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("sessions");
            for (int minute = 0; minute < 90; minute++) {
                open.pass(Duration.ofMinutes(1));
            }
            mouse(open, MouseEvent.MOUSE_MOVED);
            assertThat(open.backend.signsOfActivity()).isZero();
            open.close();
            return true;
        });
    }

    @Test
    @DisplayName("E2 a person's input is told, at most once a minute")
    void tellsInputAtMostOnceAMinute() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            key(open);
            key(open);
            mouse(open, MouseEvent.MOUSE_PRESSED);
            assertThat(open.backend.signsOfActivity()).isEqualTo(1);
            open.pass(Duration.ofSeconds(59));
            key(open);
            assertThat(open.backend.signsOfActivity()).isEqualTo(1);
            open.pass(Duration.ofSeconds(1));
            mouse(open, MouseEvent.MOUSE_PRESSED);
            assertThat(open.backend.signsOfActivity()).isEqualTo(2);
            open.close();
            return true;
        });
    }

    @Test
    void tellsNobodyWhileNobodyIsSignedIn() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell();
            key(open);
            assertThat(open.backend.signsOfActivity()).isZero();
            open.connect();
            key(open);
            assertThat(open.backend.signsOfActivity()).isEqualTo(1);
            open.close();
            return true;
        });
    }

    /** A backend that remembers how it was asked. */
    private static final class Listening implements AutoCloseable {

        private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
        private final HttpServer http;

        Listening() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/api/v1/sessions", e -> answer(e, session()));
            http.createContext(
                    "/api/v1/notices", e -> answer(e, new NoticePage(List.of(), 0, null)));
            http.start();
        }

        private static Session session() {
            return new Session(
                    "token",
                    Instant.now(java.time.Clock.systemUTC()).plusSeconds(3_600),
                    "refresh",
                    new UserView(new UserId(new UUID(1, 2)), "me", List.of()),
                    List.of());
        }

        private void answer(HttpExchange exchange, Object with) throws IOException {
            asked.add(
                    exchange.getRequestMethod()
                            + ' '
                            + exchange.getRequestURI().getPath()
                            + ' '
                            + exchange.getRequestHeaders().getFirst(Sessions.ACTIVITY_HEADER));
            byte[] body = Json.mapper().writeValueAsBytes(with);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }

        URI address() {
            return URI.create("http://localhost:" + http.getAddress().getPort());
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }

    @Test
    @DisplayName(
            "E2 what is asked again and again is marked as background, what a person does is not")
    void marksWhatItAsksByItself() throws Exception {
        try (Listening backend = new Listening();
                AibotClient client = AibotClients.connect(backend.address())) {
            client.login("me", "a long password");
            FxBridge bridge =
                    new FxBridge(e -> {
                        throw new AssertionError(e);
                    });
            Remote<NoticePage> news =
                    new Remote<>(
                            bridge,
                            () -> client,
                            Runnable::run,
                            new NoticePage(List.of(), 0, null),
                            c -> c.notices().page(null, 50));
            news.refresh();
            Unattended.run(() -> client.notices().page(null, 50));
            client.notices().page(null, 50);
            assertThat(backend.asked)
                    .containsExactly(
                            "POST /api/v1/sessions null",
                            "GET /api/v1/notices background",
                            "GET /api/v1/notices background",
                            "GET /api/v1/notices null");
        }
    }
}
