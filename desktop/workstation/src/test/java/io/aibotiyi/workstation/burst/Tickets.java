package io.aibotiyi.workstation.burst;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.state.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Sends orders through the ticket, one after the other, and takes the time from pressing its button
 * until the ticket has the backend's answer: the button no longer says that it is sending, and the
 * order is in the desk's list. Each order is cancelled afterwards.
 */
final class Tickets {

    /** Between two orders. */
    private static final long PAUSE_MILLIS = 200;

    private final BurstDesk desk;
    private final List<Double> taken = new ArrayList<>();

    Tickets(BurstDesk desk) {
        this.desk = desk;
    }

    /** Milliseconds, in order. */
    List<Double> taken() {
        return taken;
    }

    void until(long end) throws Exception {
        while (System.nanoTime() < end) {
            taken.add(one() / 1e6);
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private long one() throws Exception {
        desk.fill("0.01");
        CompletableFuture<Long> answered = new CompletableFuture<>();
        Set<OrderId> before = ids();
        Pin pin =
                OnFx.call(() -> {
                    long began = System.nanoTime();
                    desk.place().fire();
                    if (sending() == 0) {
                        throw new AssertionError("not sent: " + desk.place().getText());
                    }
                    return desk.bridge.onPulse(_ -> {
                        if (isAnswered(before)) {
                            answered.complete(System.nanoTime() - began);
                        }
                    });
                });
        try {
            return answered.get(20, TimeUnit.SECONDS);
        } finally {
            OnFx.call(() -> {
                pin.close();
                return true;
            });
            cancel(before);
        }
    }

    private boolean isAnswered(Set<OrderId> before) {
        return sending() == 0
                && !desk.place().getText().equals("Sending…")
                && !before.containsAll(ids());
    }

    private void cancel(Set<OrderId> before) throws InterruptedException {
        for (OrderView order : desk.desk.trading().orders().get()) {
            if (!before.contains(order.id())) {
                desk.desk.orders().cancel(order.id());
            }
        }
        BurstDesk.await(
                "the order is not cancelled",
                () ->
                        desk.desk.trading().orders().get().stream()
                                .noneMatch(o -> o.status().isWorking()));
    }

    private Set<OrderId> ids() {
        return desk.desk.trading().orders().get().stream()
                .map(OrderView::id)
                .collect(Collectors.toSet());
    }

    private int sending() {
        return desk.desk.orders().sending().get();
    }
}
