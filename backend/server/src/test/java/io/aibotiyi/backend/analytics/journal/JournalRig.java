package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.analytics.PersonalJournal;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.testing.FakeMarket;
import io.aibotiyi.backend.testing.RecordingAudit;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.trading.BookedFills;
import io.aibotiyi.backend.trading.TradingService;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.FillView;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The journal as the backend wires it, with fills that a test books. */
final class JournalRig implements AutoCloseable {

    static final UserId ANN = new UserId(new UUID(1, 1));
    static final UserId BOB = new UserId(new UUID(1, 2));
    static final AccountId ACCOUNT = new AccountId(new UUID(2, 1));
    static final InstrumentId PERP = InstrumentId.parse("sim:BTC-USDT-PERP");

    /** What trading has booked; outlives a rig as the database does. */
    static final class Booked implements BookedFills {

        final List<BookedFill> fills = new ArrayList<>();
        final List<FundingPaid> funding = new ArrayList<>();
        final List<Stop> stops = new ArrayList<>();

        record Stop(Side side, BigDecimal price, Instant at) {}

        @Override
        public List<BookedFill> after(AccountId account, long number, int limit) {
            return fills.stream()
                    .filter(f -> f.fill().account().equals(account) && f.number() > number)
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<FundingPaid> funding(AccountId account, Instant since) {
            return account.equals(ACCOUNT)
                    ? funding.stream().filter(f -> !f.endsAt().isBefore(since)).toList()
                    : List.of();
        }

        @Override
        public Optional<BigDecimal> firstStop(
                AccountId account,
                InstrumentId instrument,
                Side closing,
                BigDecimal entryPrice,
                Instant since,
                Instant until) {
            return stops.stream()
                    .filter(s ->
                            s.side() == closing
                                    && !s.at().isBefore(since)
                                    && !s.at().isAfter(until))
                    .map(Stop::price)
                    .findFirst();
        }
    }

    final RecordingAudit audit = new RecordingAudit();
    private final Booked booked;
    private final SettableClock clock;
    private final TimeOrderedIds ids;
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    JournalRig(DataSource database, FakeMarket market, Booked booked, SettableClock clock) {
        this.booked = booked;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock, new SecureRandom());
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(
                JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(TimeOrderedIds.class, () -> ids);
        context.registerBean(MarketData.class, () -> market);
        context.registerBean(AuditLog.class, () -> audit);
        context.registerBean(BookedFills.class, () -> booked);
        context.registerBean(TradingService.class, JournalRig::trading);
        context.scan("io.aibotiyi.backend.analytics.journal");
        context.refresh();
    }

    private static TradingService trading() {
        return (TradingService)
                Proxy.newProxyInstance(
                        TradingService.class.getClassLoader(),
                        new Class<?>[] {TradingService.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("accounts")) {
                                return ANN.equals(arguments[0])
                                        ? List.of(
                                                new AccountView(
                                                        ACCOUNT,
                                                        "Main",
                                                        TradingMode.PAPER,
                                                        "USDT",
                                                        null))
                                        : List.of();
                            }
                            throw new UnsupportedOperationException(method.toString());
                        });
    }

    PersonalJournal journal() {
        return context.getBean(PersonalJournal.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A fill in {@code sim:BTC-USDT} on paper, with a fee in USDT. */
    FillView fill(Side side, String quantity, String price, String fee) {
        return book(FakeMarket.BTC.id(), side, quantity, price, fee, "USDT", false, null);
    }

    /** A fill in the perpetual. */
    FillView perp(Side side, String quantity, String price, String fee) {
        return book(PERP, side, quantity, price, fee, "USDT", true, null);
    }

    /** A fill of an account of real money. */
    FillView live(
            Side side,
            String quantity,
            String price,
            String fee,
            String feeAsset,
            @Nullable String realised) {
        return book(FakeMarket.BTC.id(), side, quantity, price, fee, feeAsset, false, realised);
    }

    private FillView book(
            InstrumentId market,
            Side side,
            String quantity,
            String price,
            String fee,
            String feeAsset,
            boolean margin,
            @Nullable String realised) {
        FillView fill =
                new FillView(
                        new FillId(ids.next()),
                        new OrderId(ids.next()),
                        ACCOUNT,
                        market,
                        side,
                        new BigDecimal(price),
                        new BigDecimal(quantity),
                        false,
                        new BigDecimal(fee),
                        feeAsset,
                        realised == null ? null : new BigDecimal(realised),
                        null,
                        clock.instant(),
                        feeAsset.equals("USDT") && realised == null
                                ? TradingMode.PAPER
                                : TradingMode.LIVE);
        booked.fills.add(
                new BookedFills.BookedFill(
                        booked.fills.size() + 1L, fill, margin, false, clock.instant()));
        return fill;
    }

    static Instrument perpetual() {
        return new Instrument(PERP, "BTC", "USDT", 2, 5, 1, 1, BigDecimal.TEN);
    }

    @Override
    public void close() {
        context.close();
    }
}
