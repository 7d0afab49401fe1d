package io.aibotiyi.backend.load;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One person with an own connection, who buys and sells the same amount in turn at market. */
final class Trader implements AutoCloseable {

    private final AibotClient client;
    private final AccountId account;
    private final InstrumentId instrument;
    private final BigDecimal amount;
    private final OrderTracker tracker = new OrderTracker();
    private final AtomicInteger snapshots = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

    /**
     * @param client signed in; closed with this
     */
    Trader(AibotClient client, InstrumentId instrument, BigDecimal amount) {
        this.client = client;
        this.account = client.orders().accounts().getFirst().id();
        this.instrument = instrument;
        this.amount = amount;
        listen(Channel.ORDERS);
        listen(Channel.FILLS);
        Awaitility.await("both streams begin")
                .atMost(Duration.ofSeconds(20))
                .until(() -> snapshots.get() == 2);
    }

    private void listen(Channel channel) {
        var _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, channel, null, null, null, account),
                                new Streams.Listener() {
                                    @Override
                                    public void frame(StreamFrame frame) {
                                        heard(frame);
                                    }

                                    @Override
                                    public void interrupted(String reason) {
                                        Trader.this.failed("the stream was interrupted: " + reason);
                                    }

                                    @Override
                                    public void failed(ApiException problem) {
                                        Trader.this.failed(String.valueOf(problem.getMessage()));
                                    }
                                });
    }

    private void heard(StreamFrame frame) {
        long now = System.nanoTime();
        switch (frame) {
            case StreamFrame.Orders orders -> {
                began(orders.snapshot());
                orders.orders().forEach(tracker::changed);
            }
            case StreamFrame.Fills fills -> {
                began(fills.snapshot());
                fills.fills().forEach(fill -> tracker.filled(fill, now));
            }
            default -> failed("unexpected " + frame);
        }
    }

    private void began(boolean snapshot) {
        if (snapshot) {
            snapshots.incrementAndGet();
        }
    }

    /** What there is to sell. */
    BigDecimal stock() {
        return client.orders().portfolio(account).positions().stream()
                .filter(p -> p.instrument().equals(instrument))
                .map(PositionView::quantity)
                .findAny()
                .orElse(BigDecimal.ZERO);
    }

    /** Buys, at market, so that selling need not wait for a buy's fill to be booked. */
    void buy(BigDecimal much) {
        send(Side.BUY, much, System.nanoTime());
    }

    /** Sends the next order; returns when it is acknowledged. */
    void trade(long planned) {
        send(turn.getAndIncrement() % 2 == 0 ? Side.BUY : Side.SELL, amount, planned);
    }

    private void send(Side side, BigDecimal quantity, long planned) {
        try {
            OrderView order =
                    client.orders()
                            .place(
                                    PlaceOrder.market(account, instrument, side, quantity),
                                    UUID.randomUUID().toString());
            tracker.acknowledged(order, planned, System.nanoTime());
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    private void failed(String why) {
        failure.compareAndSet(null, why);
    }

    boolean hasFailed() {
        return failure.get() != null;
    }

    /**
     * @throws IllegalStateException if an order was refused or the stream broke
     */
    void requireNoFailure() {
        String why = failure.get();
        if (why != null) {
            throw new IllegalStateException(why);
        }
    }

    OrderTracker tracker() {
        return tracker;
    }

    AibotClient client() {
        return client;
    }

    AccountId account() {
        return account;
    }

    @Override
    public void close() {
        client.close();
    }
}
