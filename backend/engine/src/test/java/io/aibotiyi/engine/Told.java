package io.aibotiyi.engine;

/** An event as a value, to compare and to print. */
record Told(
        EventKind kind,
        int symbol,
        int side,
        int reason,
        long time,
        long order,
        long account,
        long counter,
        long counterAccount,
        long price,
        long quantity,
        long remaining,
        long counterRemaining) {

    static Told of(Events e, int i) {
        long header = e.words()[i * Events.WORDS + 1];
        return new Told(
                e.kind(i),
                e.symbol(i),
                (int) (header >>> 8 & 0xFF),
                (int) (header >>> 16 & 0xFF),
                e.time(i),
                e.order(i),
                e.account(i),
                e.counter(i),
                e.counterAccount(i),
                e.price(i),
                e.quantity(i),
                e.remaining(i),
                e.counterRemaining(i));
    }

    /** A line as people say it. */
    String line() {
        String who = side == 0 ? "BUY" : side == 1 ? "SELL" : "AUCTION";
        return switch (kind) {
            case ACCEPTED -> "accepted " + order + " " + who + " " + quantity + "@" + price;
            case REJECTED -> "rejected " + order + " " + RejectReason.of(reason);
            case TRADE ->
                    "trade %d with %d %s %d@%d left %d/%d"
                            .formatted(
                                    order,
                                    counter,
                                    who,
                                    quantity,
                                    price,
                                    remaining,
                                    counterRemaining);
            case LEVEL -> "level " + who + " " + quantity + "@" + price;
            case CANCELLED -> "cancelled " + order + " " + quantity + " " + CancelReason.of(reason);
            case REDUCED ->
                    "reduced %d by %d to %d %s"
                            .formatted(order, quantity, remaining, CancelReason.of(reason));
            case AMENDED -> "amended " + order + " " + quantity + "@" + price;
            case PREVENTED -> "prevented " + order + " with " + counter + " " + quantity;
            case TRIGGERED -> "triggered " + order + " at " + price;
            case ARMED -> "armed " + order + " " + quantity;
            case PHASE -> "phase " + Phase.of((int) quantity);
            case AUCTION -> "auction " + quantity + "@" + price + " surplus " + remaining;
            case MASS_CANCELLED -> "mass cancelled " + quantity;
            case POSITION -> "position " + account + " " + quantity;
        };
    }
}
