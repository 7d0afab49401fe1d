package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.GraphQl;
import io.aibotiyi.protocol.Operations.FlagChange;
import io.aibotiyi.protocol.Operations.FlagView;
import io.aibotiyi.protocol.Operations.HealthStatus;
import io.aibotiyi.protocol.Operations.QueueHealth;
import io.aibotiyi.protocol.Operations.SettingView;
import io.aibotiyi.protocol.Operations.SystemHealth;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health, settings and flags as the admin console meets them: through the client. */
class SystemEndToEndTest {

    @TempDir static Path home;

    private static EdgeServer edge;
    private static AibotClient client;
    private static AccountId account;

    @BeforeAll
    static void start() {
        edge =
                EdgeServer.embedded(
                        home,
                        Map.of(
                                "aibot.database.password",
                                "hunter2",
                                "aibot.graphql.serve",
                                "always"));
        client = AibotClients.connect(edge.backend.address());
        account = client.loginEmbedded(EdgeServer.SECRET).accounts().getFirst().id();
    }

    @AfterAll
    static void stop() {
        client.close();
        edge.close();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void tellsOfEveryPart() {
        SystemHealth health = client.operations().health();
        assertThat(health.status()).isNotEqualTo(HealthStatus.DOWN);
        assertThat(health.jvm().heapUsedBytes()).isPositive();
        assertThat(health.jvm().threads()).isPositive();
        assertThat(health.disk().totalBytes()).isGreaterThan(health.disk().freeBytes());
        assertThat(health.database().status()).isEqualTo(HealthStatus.UP);
        assertThat(health.database().product()).startsWith("H2");
        assertThat(health.database().pingMicros()).isPositive();
        assertThat(health.database().size()).isEqualTo(8);
        assertThat(health.outbox().dead()).isZero();
        assertThat(health.queues())
                .extracting(QueueHealth::name)
                .containsExactly(
                        "audit entries",
                        "mail",
                        "margin failures",
                        "order reports",
                        "password checks");
        assertThat(health.queues())
                .allSatisfy(q -> {
                    assertThat(q.depth()).isBetween(0L, q.capacity());
                    assertThat(q.refused()).isZero();
                    assertThat(q.full()).isNotBlank();
                });
        assertThat(health.feeds()).isNotEmpty();
        assertThat(health.rateLimits().limits())
                .extracting("scope")
                .contains("address", "identity");
    }

    @Test
    void listsSettingsWithTheirMeaningAndMasksSecrets() {
        List<SettingView> settings = client.operations().settings();
        assertThat(settings).extracting(SettingView::name).isSorted().doesNotHaveDuplicates();
        SettingView body =
                settings.stream()
                        .filter(s -> s.name().equals("aibot.gateway.max-body-kib"))
                        .findFirst()
                        .orElseThrow();
        assertThat(body.value()).isEqualTo("64");
        assertThat(body.type()).isEqualTo("integer");
        assertThat(body.source()).isEqualTo("default");
        assertThat(body.description()).contains("largest request body");
        SettingView password =
                settings.stream()
                        .filter(s -> s.name().equals("aibot.database.password"))
                        .findFirst()
                        .orElseThrow();
        assertThat(password.secret()).isTrue();
        assertThat(password.value()).isEqualTo(SettingView.MASKED);
        assertThat(password.source()).isEqualTo("command line");
        assertThat(settings.toString()).doesNotContain("hunter2");
    }

    @Test
    void aFlagIsSwitchedOnceForWhoeverSawItAndWorksAtOnce() {
        FlagView before = flag();
        assertThat(before.on()).isTrue();
        assertThat(before.byDefault()).isTrue();
        FlagView off =
                client.operations()
                        .changeFlag(
                                before.name(),
                                before.version(),
                                new FlagChange(false, "maintenance"));
        assertThat(off.on()).isFalse();
        assertThat(off.version()).isEqualTo(before.version() + 1);
        assertThat(off.changedBy()).isEqualTo(client.session().user().id().toString());
        refused(ErrorCode.SWITCHED_OFF, this::order);
        refused(
                ErrorCode.VERSION_CHANGED,
                () ->
                        client.operations()
                                .changeFlag(
                                        before.name(),
                                        before.version(),
                                        new FlagChange(true, "too late")));
        refused(
                ErrorCode.INVALID_FIELD,
                () ->
                        client.operations()
                                .changeFlag(
                                        before.name(), off.version(), new FlagChange(true, " ")));
        FlagView on =
                client.operations()
                        .changeFlag(before.name(), off.version(), new FlagChange(true, "over"));
        assertThat(on.on()).isTrue();
        order();
        refused(
                ErrorCode.NOT_FOUND,
                () -> client.operations().changeFlag("no.such", 0, new FlagChange(true, "try")));
    }

    private FlagView flag() {
        return client.operations().flags().stream()
                .filter(f -> f.name().equals("orders.accept"))
                .findFirst()
                .orElseThrow();
    }

    private void order() {
        var instrument = client.markets().instruments().getFirst();
        client.orders()
                .place(
                        PlaceOrder.limit(
                                account,
                                instrument.id(),
                                Side.BUY,
                                new BigDecimal("0.01"),
                                new BigDecimal("1000.00")),
                        java.util.UUID.randomUUID().toString());
    }

    @Test
    void answersGraphQlThroughTheClient() {
        GraphQl.Answer answer = client.query(new GraphQl.Query("{ me { id } }", null, null));
        assertThat(answer.errors()).isNull();
        assertThat(String.valueOf(answer.data())).contains(client.session().user().id().toString());
    }
}
