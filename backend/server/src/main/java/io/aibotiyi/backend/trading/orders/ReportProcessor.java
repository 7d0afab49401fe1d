package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books venues' reports in order, on its own thread: what waits together, at most {@link #BATCH},
 * in one transaction, since a commit costs more than a report. If that fails none of it is booked,
 * and each is booked by itself.
 *
 * <p>A report that the database cannot take right now is tried again until it can; one that can
 * never be booked stops trading ({@link ReportQueue}) rather than being skipped. Stopping books
 * what has arrived.
 */
@Component
final class ReportProcessor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReportProcessor.class);

    /** Bounds how long accounts stay locked. */
    static final int BATCH = 32;

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_RETRY_PAUSE = Duration.ofSeconds(5);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    private final ReportQueue reports;
    private final OrderBooking orders;
    private final FillBooking fills;
    private final LiveFillBooking liveFills;
    private final PendingCancels cancels;
    private final IdempotencyKeys keys;
    private final Venues venues;
    private final MarketData markets;
    private final Clock clock;
    private final ReportedChanges changes;
    private final TransactionTemplate transaction;
    private final AtomicBoolean venuesChanged = new AtomicBoolean();
    private volatile boolean running;
    private @Nullable Thread thread;
    private MarketData.@Nullable Subscription subscription;

    ReportProcessor(
            ReportQueue reports,
            OrderBooking orders,
            FillBooking fills,
            LiveFillBooking liveFills,
            PendingCancels cancels,
            IdempotencyKeys keys,
            Venues venues,
            MarketData markets,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.reports = reports;
        this.orders = orders;
        this.fills = fills;
        this.liveFills = liveFills;
        this.cancels = cancels;
        this.keys = keys;
        this.venues = venues;
        this.markets = markets;
        this.clock = clock;
        changes = new ReportedChanges(clock);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        keys.forgetBefore(clock.instant().minus(IdempotencyKeys.KEPT));
        running = true;
        thread = Thread.ofPlatform().name("execution-reports").daemon().start(this::run);
        subscription = markets.onFeeds(status -> venuesChanged.set(true));
        venues.attachAll();
    }

    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
            if (subscription != null) {
                subscription.close();
                subscription = null;
            }
        }
        if (stopping != null) {
            try {
                if (!stopping.join(DRAIN_LIMIT)) {
                    stopping.interrupt();
                    LOG.warn("{} reports were not booked before the stop", reports.pending());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the markets, before anything that serves people. */
    @Override
    public int getPhase() {
        return 1_000;
    }

    private void run() {
        try {
            while (running || reports.pending() > 0) {
                bookAll(reports.next(BATCH, WAIT));
                cancels.sendAgain();
                if (venuesChanged.getAndSet(false)) {
                    venues.attachAll();
                }
                if (reports.halted()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The thread that books reports failed", e);
            reports.halt(String.valueOf(e.getMessage()));
        }
    }

    private void bookAll(List<ReportQueue.Received> received) throws InterruptedException {
        if (received.size() < 2 || !bookTogether(received)) {
            for (ReportQueue.Received one : received) {
                if (reports.halted()) {
                    return;
                }
                bookUntilDone(one);
            }
        }
        reports.done(received.size());
    }

    private boolean bookTogether(List<ReportQueue.Received> received) {
        List<Order> overtaken = new ArrayList<>();
        try {
            transaction.executeWithoutResult(
                    status -> received.forEach(one -> book(one).ifPresent(overtaken::add)));
        } catch (RuntimeException e) {
            LOG.debug("{} reports are booked one by one: {}", received.size(), e.getMessage());
            return false;
        }
        overtaken.forEach(this::cancel);
        return true;
    }

    private void bookUntilDone(ReportQueue.Received report) throws InterruptedException {
        Duration pause = Duration.ofMillis(50);
        while (true) {
            try {
                book(report).ifPresent(this::cancel);
                return;
            } catch (TransientDataAccessException
                    | CannotGetJdbcConnectionException
                    | CannotCreateTransactionException e) {
                LOG.warn("A report waits for the database: {}", e.getMessage());
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                if (pause.compareTo(LONGEST_RETRY_PAUSE) > 0) {
                    pause = LONGEST_RETRY_PAUSE;
                }
            } catch (RuntimeException e) {
                LOG.error("The report {} cannot be booked", report, e);
                reports.halt("A report cannot be booked: " + e.getMessage());
                return;
            }
        }
    }

    /** Returns the order if it is to be cancelled now. */
    private Optional<Order> book(ReportQueue.Received received) {
        switch (received) {
            case ReportQueue.Received.Report said -> {
                return book(said.report());
            }
            case ReportQueue.Received.Fill traded -> liveFills.book(traded.fill());
        }
        return Optional.empty();
    }

    private Optional<Order> book(ExecutionReport report) {
        switch (report) {
            case ExecutionReport.Accepted accepted -> {
                return accepted(accepted);
            }
            case ExecutionReport.Filled filled -> fills.book(filled);
            case ExecutionReport.Cancelled cancelled ->
                    orders.finish(cancelled.order(), OrderStatus.CANCELLED, cancelled.reason());
            case ExecutionReport.Rejected rejected ->
                    orders.finish(rejected.order(), OrderStatus.REJECTED, rejected.reason());
            case ExecutionReport.Triggered triggered ->
                    orders.changeWorking(triggered.order(), o -> changes.triggered(o));
            case ExecutionReport.Amended amended ->
                    orders.changeWorking(amended.order(), o -> changes.amended(o));
            case ExecutionReport.AmendRejected refused ->
                    orders.changeWorking(
                            refused.order(), o -> changes.amendRefused(o, refused.reason()));
            case ExecutionReport.CancelRejected refused -> cancelRefused(refused);
        }
        return Optional.empty();
    }

    private Optional<Order> accepted(ExecutionReport.Accepted report) {
        Optional<Order> order =
                orders.changeWorking(
                        report.order(),
                        pending ->
                                pending.status() == OrderStatus.PENDING
                                        ? pending.with(
                                                pending.waits()
                                                        ? OrderStatus.WAITING
                                                        : OrderStatus.OPEN,
                                                null,
                                                clock.instant())
                                        : pending);
        // a cancel may have overtaken the order on its way to the venue
        return order.filter(o -> o.status().isWorking() && o.cancelRequested());
    }

    private void cancel(Order order) {
        InstrumentId instrument = order.instrument();
        venues.find(order).ifPresent(venue -> cancels.send(venue, instrument, order.id()));
    }

    /**
     * A venue that does not have an order it accepted has lost it. One that has not accepted it yet
     * was asked too early; it is asked again once it accepts.
     */
    private void cancelRefused(ExecutionReport.CancelRejected report) {
        orders.changeWorking(
                report.order(),
                order ->
                        order.status() == OrderStatus.PENDING
                                ? order
                                : order.with(
                                        OrderStatus.CANCELLED,
                                        "The venue does not have it: " + report.reason(),
                                        clock.instant()));
    }
}
