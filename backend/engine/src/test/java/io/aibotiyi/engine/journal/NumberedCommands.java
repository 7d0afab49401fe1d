package io.aibotiyi.engine.journal;

import io.aibotiyi.domain.Side;
import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.MatchingEngine;
import io.aibotiyi.engine.SymbolRules;
import io.aibotiyi.engine.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A sender's commands, each made from its number alone, so that any of them can be sent again. */
final class NumberedCommands {

    static final EngineLimits LIMITS = new EngineLimits(400, 8, 1, 2);

    private static final int SYMBOL = 1;
    private static final int ACCOUNTS = 5;

    private NumberedCommands() {}

    /** Makes command {@code i}, from 1 up; the first defines the instrument. */
    static void make(Command c, long seed, long i) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        random.nextLong();
        long account = 1L + random.nextInt(ACCOUNTS);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = 100 + random.nextInt(20) - 6L * side.sign();
        long quantity = 1L + random.nextInt(20);
        long earlier = Math.max(1, i - 1 - random.nextInt(200));
        if (i == 1) {
            c.define(SymbolRules.of(SYMBOL, 1, 1), i);
        } else {
            switch (random.nextInt(12)) {
                case 0 -> c.cancel(account, SYMBOL, i, earlier);
                case 1 -> c.amend(account, SYMBOL, i, earlier, price, quantity, 0);
                case 2 -> c.place(account, SYMBOL, i).market(i, side, quantity);
                case 3 -> c.place(account, SYMBOL, i).stop(i, side, price, quantity);
                case 4 -> c.place(account, SYMBOL, i).trailingStop(i, side, 3, quantity);
                case 5 -> c.place(account, SYMBOL, i).limit(i, side, price, 20).iceberg(4);
                case 6 ->
                        c.place(account, SYMBOL, i)
                                .limit(i, side, price, quantity)
                                .goodTill(i + 50);
                case 7 ->
                        c.bracket(account, SYMBOL, i)
                                .limit(i, side, price, quantity)
                                .limit(-2 * i, side.opposite(), price + 8L * side.sign(), 9)
                                .stop(-2 * i - 1, side.opposite(), price - 8L * side.sign(), 9);
                case 8 -> {
                    c.place(account, SYMBOL, i).limit(i, side, price, quantity);
                    c.validity(Validity.FOK);
                }
                default -> c.place(account, SYMBOL, i).limit(i, side, price, quantity);
            }
        }
        c.from(1, i);
    }

    /** An engine that was given commands 1 to {@code last} once each and never stopped. */
    static MatchingEngine uninterrupted(long seed, long last) {
        MatchingEngine engine = new MatchingEngine(LIMITS, events -> {});
        Command c = new Command();
        for (long i = 1; i <= last; i++) {
            make(c, seed, i);
            engine.apply(c);
        }
        return engine;
    }

    /** What clients can see: every resting order, the number of all live ones, every position. */
    static List<String> view(MatchingEngine engine) {
        List<String> view = new ArrayList<>();
        for (Side side : Side.values()) {
            engine.book(SYMBOL)
                    .forEachOrder(
                            side,
                            (id, account, price, visible, left) ->
                                    view.add(
                                            String.join(
                                                    " ",
                                                    side.name(),
                                                    Long.toString(id),
                                                    Long.toString(price),
                                                    Long.toString(visible),
                                                    Long.toString(left))));
        }
        view.add("live " + engine.orders());
        for (long account = 1; account <= ACCOUNTS; account++) {
            view.add("account " + account + " has " + engine.position(account, SYMBOL));
        }
        return view;
    }
}
