package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Risk.AccountSummary;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Risk.Flattening;
import io.aibotiyi.protocol.Risk.Halt;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import io.aibotiyi.protocol.Risk.RiskView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits and the kill switch through the real client, server, database and simulated market. */
class RiskEndToEndTest {

    private static final InstrumentId BTC = InstrumentId.parse("sim:BTC-USDT");

    @TempDir Path home;

    private Backend backend;
    private AibotClient client;
    private AccountId account;

    @BeforeEach
    void start() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
        account = client.orders().accounts().getFirst().id();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> buy("0.01").id() != null);
    }

    @AfterEach
    void stop() {
        client.close();
        backend.close();
    }

    private OrderView buy(String quantity) {
        return client.orders()
                .place(
                        PlaceOrder.market(account, BTC, Side.BUY, new BigDecimal(quantity)),
                        UUID.randomUUID().toString());
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void haltsClosesAndResumes() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        client.orders().history(account, 1).getFirst().status()
                                == OrderStatus.FILLED);

        client.risk().halt(account, new Halt(true, "Out of the market"));

        refused(ErrorCode.ACCOUNT_HALTED, () -> buy("0.01"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    HaltView halt = client.risk().of(account).halt();
                    return halt != null && halt.flattening() == Flattening.DONE;
                });
        assertThat(client.orders().portfolio(account).positions())
                .allSatisfy(p -> assertThat(p.quantity()).isZero());
        assertThat(client.orders().proveLedger().balanced()).isTrue();

        assertThat(client.risk().resume(account).halt()).isNull();
        assertThat(buy("0.01").id()).isNotNull();
    }

    @Test
    void theDeskIsStrongerThanTheOwner() {
        RiskView halted = client.risk().haltAny(account, new Halt(false, "Under review"));

        assertThat(Objects.requireNonNull(halted.halt()).level()).isEqualTo(Level.DESK);
        refused(ErrorCode.FORBIDDEN, () -> client.risk().resume(account));
        assertThat(client.risk().resumeAny(account).halt()).isNull();

        client.risk()
                .limitAny(
                        account,
                        client.risk().any(account).deskVersion(),
                        new Limits(new BigDecimal("100"), null, null, null, null));
        refused(ErrorCode.ORDER_TOO_LARGE, () -> buy("0.1"));
    }

    @Test
    void namesTheVersionThatWasSeen() {
        Limits limits = new Limits(null, null, null, 5, null);
        RiskView changed = client.risk().limit(account, 0, limits);

        assertThat(changed.own()).isEqualTo(limits);
        assertThat(changed.version()).isEqualTo(1);
        refused(ErrorCode.VERSION_CHANGED, () -> client.risk().limit(account, 0, Limits.NONE));
    }

    @Test
    void listsEverybodysAccountsAndTheHaltedOnes() {
        AccountSummary all = client.risk().accounts(false, null, 10).items().getFirst();
        assertThat(all.account()).isEqualTo(account);
        assertThat(all.owner()).isEqualTo(client.session().user().id());
        assertThat(all.username()).isEqualTo("ann");
        assertThat(all.halt()).isNull();
        assertThat(client.risk().accounts(true, null, 10).items()).isEmpty();

        client.risk().haltAny(account, new Halt(false, "Under review"));

        AccountSummary halted = client.risk().accounts(true, null, 10).items().getFirst();
        assertThat(halted.account()).isEqualTo(account);
        assertThat(Objects.requireNonNull(halted.halt()).reason()).isEqualTo("Under review");
        refused(ErrorCode.INVALID_FIELD, () -> client.risk().accounts(false, null, 501));
        refused(ErrorCode.INVALID_FIELD, () -> client.risk().accounts(false, "nonsense", 5));
    }

    @Test
    void tellsTheFeesOfTheDay() {
        FeeView fees = client.risk().fees(account);

        assertThat(fees.tier()).isZero();
        assertThat(fees.takerRate()).isEqualByComparingTo("0.0005");
        assertThat(fees.nextVolume()).isEqualByComparingTo("1000000");
    }
}
