package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random commands of every kind, given to the engine and to the {@link ReferenceEngine} alike, with
 * rules, limits and prices drawn from the same seed: some markets are narrow and crowded, some
 * wide, some short of room.
 */
final class RandomTrading {

    private static final int SYMBOL = 1;
    private static final OrderForm[] FORMS = OrderForm.values();
    private static final Validity[] VALIDITIES = Validity.values();
    private static final SelfTradeMode[] MODES = SelfTradeMode.values();
    private static final Phase[] PHASES = Phase.values();

    private final SplittableRandom random;
    private final SymbolRules rules;
    private final EngineLimits limits;
    final ToldEvents events = new ToldEvents();
    final MatchingEngine engine;
    final ReferenceEngine reference;
    private final Command command = new Command();
    private final int width;
    private final long centre;
    private long now = 1_000;
    private long nextId = 1;

    RandomTrading(long seed) {
        random = new SplittableRandom(seed);
        long tick = random.nextBoolean() ? 1 : 5;
        long lot = random.nextBoolean() ? 1 : 10;
        boolean strict = random.nextBoolean();
        boolean paused = random.nextInt(3) == 0;
        width = random.nextBoolean() ? 6 : 200;
        centre = 1_000 * tick;
        rules =
                new SymbolRules(
                        SYMBOL,
                        tick,
                        lot,
                        strict ? 2 * lot : 0,
                        strict ? 60 * lot : 0,
                        strict ? 3_000 * lot * tick : 0,
                        strict ? 50_000 * lot * tick : 0,
                        strict ? 1_000 : 0,
                        paused ? 30 : 0,
                        paused ? 500 : 0,
                        strict ? 8 : 0,
                        strict ? 6 : 0,
                        strict ? 5 : 0);
        limits = new EngineLimits(random.nextBoolean() ? 25 : 60, 5, 1, 2);
        engine = new MatchingEngine(limits, events);
        reference = new ReferenceEngine(rules, limits);
        engine.apply(new Command().define(rules, 0));
        events.take();
    }

    /** Gives one command to both. */
    void step() {
        now += random.nextInt(4) == 0 ? random.nextInt(40) : 0;
        int dice = random.nextInt(1_000);
        if (reference.market.phase != Phase.CONTINUOUS && random.nextInt(12) == 0) {
            dice = 955;
        }
        if (dice < 620) {
            place();
        } else if (dice < 760) {
            long account = account();
            long id = someId();
            command.cancel(account, SYMBOL, now, id);
            both(() -> reference.cancelCommand(id, account));
        } else if (dice < 930) {
            amend();
        } else if (dice < 950) {
            massCancel();
        } else if (dice < 965) {
            phase();
        } else if (dice < 985) {
            long account = account();
            long quantity = random.nextLong(-30, 31) * rules.lotSize();
            command.position(account, SYMBOL, now, quantity);
            both(() -> reference.position(account, quantity));
        } else {
            now += random.nextInt(600);
            command.tick(now);
            both(() -> {});
        }
    }

    private void both(Runnable referenceCommand) {
        engine.apply(command);
        reference.market.told.clear();
        reference.advance(now);
        referenceCommand.run();
    }

    private void place() {
        int dice = random.nextInt(10);
        CommandKind kind =
                switch (dice) {
                    case 0 -> CommandKind.PLACE_OCO;
                    case 1 -> CommandKind.PLACE_OTO;
                    case 2 -> CommandKind.PLACE_BRACKET;
                    default -> CommandKind.PLACE;
                };
        long account = account();
        int legs =
                switch (kind) {
                    case PLACE_OCO -> {
                        command.oco(account, SYMBOL, now);
                        yield 2;
                    }
                    case PLACE_OTO -> {
                        command.oto(account, SYMBOL, now);
                        yield 2;
                    }
                    case PLACE_BRACKET -> {
                        command.bracket(account, SYMBOL, now);
                        yield 3;
                    }
                    default -> {
                        command.place(account, SYMBOL, now);
                        yield 1;
                    }
                };
        List<ReferenceOrder> orders = new ArrayList<>();
        for (int leg = 0; leg < legs; leg++) {
            orders.add(leg(account, legs > 1));
        }
        both(() -> reference.place(kind, orders));
    }

    private ReferenceOrder leg(long account, boolean linked) {
        long id = random.nextInt(60) == 0 ? someId() : nextId++;
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        boolean plain = random.nextInt(100) < (linked ? 40 : 60);
        OrderForm form = plain ? OrderForm.LIMIT : FORMS[random.nextInt(FORMS.length)];
        ReferenceOrder o = new ReferenceOrder(id, account, side, form);
        o.quantity = odd(random.nextLong(1, 25) * rules.lotSize(), rules.lotSize());
        if (form == OrderForm.MARKET_NOTIONAL) {
            o.quantity = centre * random.nextLong(-1, 40 * rules.lotSize());
        }
        o.price = form.hasLimit() ? odd(price(side), rules.tickSize()) : 0;
        boolean trails = form == OrderForm.TRAILING_STOP;
        if (trails) {
            o.trail = odd(random.nextLong(1, 8) * rules.tickSize(), rules.tickSize());
        } else if (form.isConditional()) {
            o.trigger = odd(price(side), rules.tickSize());
        }
        encode(o);
        traits(o);
        o.remaining = o.quantity;
        return o;
    }

    private void encode(ReferenceOrder o) {
        switch (o.form) {
            case LIMIT -> command.limit(o.id, o.side, o.price, o.quantity);
            case MARKET -> command.market(o.id, o.side, o.quantity);
            case MARKET_NOTIONAL -> command.marketNotional(o.id, o.side, o.quantity);
            case STOP -> command.stop(o.id, o.side, o.trigger, o.quantity);
            case STOP_LIMIT -> command.stopLimit(o.id, o.side, o.trigger, o.price, o.quantity);
            case TRAILING_STOP -> command.trailingStop(o.id, o.side, o.trail, o.quantity);
            case MARKET_IF_TOUCHED -> command.marketIfTouched(o.id, o.side, o.trigger, o.quantity);
            case LIMIT_IF_TOUCHED ->
                    command.limitIfTouched(o.id, o.side, o.trigger, o.price, o.quantity);
        }
    }

    private void traits(ReferenceOrder o) {
        if (random.nextInt(3) == 0) {
            o.validity = VALIDITIES[random.nextInt(VALIDITIES.length)];
            command.validity(o.validity);
        }
        if (o.validity == Validity.GTD) {
            o.expiry = now + random.nextInt(-2, 300);
            command.goodTill(o.expiry);
        }
        if (random.nextInt(3) == 0) {
            o.selfTrade = MODES[random.nextInt(MODES.length)];
            command.selfTrade(o.selfTrade);
        }
        boolean mayRest = o.mayRest() || random.nextInt(40) == 0;
        if (mayRest && random.nextInt(8) == 0) {
            o.postOnly = true;
            command.postOnly();
        }
        if (random.nextInt(reference.market.reducible(o) > 0 ? 3 : 30) == 0) {
            o.reduceOnly = true;
            command.reduceOnly();
        }
        if (mayRest && random.nextInt(5) == 0) {
            o.display = odd(random.nextLong(1, 6) * rules.lotSize(), rules.lotSize());
            command.iceberg(o.display);
        }
    }

    private void amend() {
        long account = account();
        long id = someId();
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long price = random.nextInt(2) == 0 ? 0 : odd(price(side), rules.tickSize());
        long total =
                random.nextInt(3) == 0
                        ? 0
                        : odd(random.nextLong(1, 25) * rules.lotSize(), rules.lotSize());
        long trigger = random.nextInt(4) == 0 ? odd(price(side), rules.tickSize()) : 0;
        long trail =
                random.nextInt(6) == 0
                        ? odd(random.nextLong(1, 8) * rules.tickSize(), rules.tickSize())
                        : 0;
        command.amend(account, SYMBOL, now, id, price, total, trigger).distance(trail);
        both(() -> reference.amend(id, account, price, total, trigger, trail));
    }

    private void massCancel() {
        long account = random.nextInt(5) == 0 ? 0 : account();
        if (random.nextBoolean()) {
            command.massCancel(account, SYMBOL, now);
            both(() -> reference.massCancel(account, null));
        } else {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            command.massCancel(account, SYMBOL, now, side);
            both(() -> reference.massCancel(account, side));
        }
    }

    private void phase() {
        Phase phase = random.nextInt(3) > 0 ? Phase.CONTINUOUS : PHASES[random.nextInt(4)];
        long price = random.nextBoolean() ? 0 : price(Side.BUY);
        command.phase(SYMBOL, now, phase, price);
        both(() -> reference.phase(phase, price));
    }

    private long account() {
        return random.nextLong(1, random.nextInt(50) == 0 ? 9 : 5);
    }

    /** Mostly the id of a live order. */
    private long someId() {
        List<ReferenceOrder> live = reference.market.live;
        return live.isEmpty() || random.nextInt(15) == 0
                ? 1_000_000
                : live.get(random.nextInt(live.size())).id;
    }

    private long price(Side side) {
        long away = random.nextInt(width) - (long) side.sign() * width / 3;
        return centre + away * rules.tickSize();
    }

    /** Seldom off the step, negative or enormous. */
    private long odd(long value, long step) {
        return switch (random.nextInt(300)) {
            case 0 -> -value;
            case 1 -> value + step - 1;
            case 2 -> Long.MAX_VALUE / step * step;
            case 3 -> (1L << 50) * step;
            default -> value;
        };
    }
}
