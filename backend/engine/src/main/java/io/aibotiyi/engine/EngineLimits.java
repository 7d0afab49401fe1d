package io.aibotiyi.engine;

/**
 * How large a shard may grow. Memory for orders and holdings is taken when the engine is made, 140
 * bytes an order and at most 96 a holding; what goes beyond is refused with a reason.
 *
 * @param maxOrders live orders, all instruments
 * @param maxHoldings pairs of account and instrument that ever sent an order or had a position
 * @param maxSymbols instruments
 * @param maxSources numbered senders of commands, see {@link Command#from}
 */
public record EngineLimits(int maxOrders, int maxHoldings, int maxSymbols, int maxSources) {

    public EngineLimits {
        check("maxOrders", maxOrders, 1 << 26);
        check("maxHoldings", maxHoldings, 1 << 26);
        check("maxSymbols", maxSymbols, 1 << 20);
        check("maxSources", maxSources, 1 << 20);
    }

    /** One instrument for a thousand accounts, from few senders. */
    public static EngineLimits single(int maxOrders) {
        return new EngineLimits(maxOrders, 1_024, 1, 16);
    }

    /** Largest quantity of one order: a level's total then cannot overflow. */
    public long maxQuantity() {
        return Long.MAX_VALUE / (maxOrders + 2L);
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", was " + value);
        }
    }
}
