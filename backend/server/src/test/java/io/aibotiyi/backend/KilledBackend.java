package io.aibotiyi.backend;

import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * The process that {@link KillTest} kills: a whole backend that trades on five threads and prints a
 * line for each answer it got, {@code placed ID}, {@code waiting ID} or {@code cancelling ID}.
 */
final class KilledBackend {

    static final String SECRET = "a-secret-of-the-embedding-process";

    static final InstrumentId PERPETUAL = InstrumentId.parse("sim:BTC-USDT-PERP");

    private final TradingService trading;
    private final MarketData markets;
    private final UserId user;
    private final AccountId account;
    private final Instrument instrument;

    private KilledBackend(Backend backend) {
        this.trading = backend.context().getBean(TradingService.class);
        this.markets = backend.context().getBean(MarketData.class);
        Session session =
                backend.context()
                        .getBean(Identity.class)
                        .loginEmbedded(
                                new EmbeddedLogin(SECRET), ClientDescription.at("127.0.0.1"));
        this.user = session.user().id();
        this.account = session.accounts().getFirst().id();
        this.instrument = markets.instruments().getFirst();
    }

    public static void main(String[] arguments) {
        Backend backend = Backend.start(BackendOptions.embedded(Path.of(arguments[0]), SECRET));
        KilledBackend killed = new KilledBackend(backend);
        Awaitility.await().until(() -> killed.bid().isPresent());
        for (int i = 0; i < 6; i++) {
            int kind = i;
            Thread.ofPlatform().start(() -> killed.tradeForEver(kind));
        }
    }

    private Optional<Long> bid() {
        return markets.book(instrument.id(), 1)
                .map(BookSnapshot::bids)
                .filter(bids -> !bids.isEmpty())
                .map(bids -> bids.getFirst().price());
    }

    private void tradeForEver(int kind) {
        for (int step = 0; ; step++) {
            try {
                PlaceOrder order = kind == 5 ? perpetual(step) : order(kind);
                OrderView placed = trading.place(user, order, UUID.randomUUID().toString());
                say(kind == 3 || kind == 4 ? "waiting" : "placed", placed);
                if (kind == 1 && step % 2 == 0) {
                    say("cancelling", trading.cancel(user, placed.id()));
                }
            } catch (ProblemException e) {
                // such as a book that is not live, or an order filled before its cancel
                Thread.onSpinWait();
            }
        }
    }

    /** At the market on the first thread, far below it on the others. */
    private PlaceOrder order(int kind) {
        BigDecimal quantity = instrument.quantity(instrument.lotSize() * 20);
        long tick = instrument.tickSize();
        BigDecimal far = instrument.price(bid().orElse(tick) * 2 / tick * tick);
        if (kind > 2) {
            // the venue watches the one, this backend the other
            PlaceOrder market = PlaceOrder.market(account, instrument.id(), Side.BUY, quantity);
            return kind == 3 ? market.triggeredAt(OrderType.STOP, far) : market.trailing(far);
        }
        return kind == 0
                ? PlaceOrder.market(account, instrument.id(), Side.BUY, quantity)
                : PlaceOrder.limit(
                        account,
                        instrument.id(),
                        Side.BUY,
                        quantity,
                        instrument.price(bid().orElse(tick * 2) / 2 / tick * tick));
    }

    /** In and out of a short position at the market, through zero now and then. */
    private PlaceOrder perpetual(int step) {
        return PlaceOrder.market(
                account,
                PERPETUAL,
                step % 2 == 0 ? Side.SELL : Side.BUY,
                instrument.quantity(instrument.lotSize() * (20 + step % 3)));
    }

    private static void say(String what, OrderView order) {
        synchronized (KilledBackend.class) {
            System.out.println(what + " " + order.id());
            System.out.flush();
        }
    }
}
