package io.aibotiyi.engine;

/**
 * What an instrument takes. Prices and quantities are whole units of the instrument's scales; a
 * notional is price times quantity of those units. Zero switches a limit off unless said otherwise.
 *
 * @param symbol number of the instrument in this shard, 1 and up
 * @param tickSize smallest price step, at least 1
 * @param lotSize smallest quantity step, at least 1
 * @param minQuantity smallest quantity of an order
 * @param maxQuantity largest quantity of an order
 * @param minNotional smallest price times quantity, by limit price, else trigger, else last trade
 * @param maxNotional largest such
 * @param priceBand how far a limit price may lie from the reference price, in basis points
 * @param pauseBand how far a trade's price may lie from it before trading pauses, in basis points
 * @param pauseNanos how long such a pause gathers orders before it trades them at one price; with a
 *     pause band at least 1
 * @param maxOrders resting orders of one account
 * @param maxWaiting conditional and dormant orders of one account
 * @param maxIcebergParts displayed parts that an iceberg may have, never more than {@link
 *     #MAX_ICEBERG_PARTS}
 */
public record SymbolRules(
        int symbol,
        long tickSize,
        long lotSize,
        long minQuantity,
        long maxQuantity,
        long minNotional,
        long maxNotional,
        int priceBand,
        int pauseBand,
        long pauseNanos,
        int maxOrders,
        int maxWaiting,
        int maxIcebergParts) {

    /** Largest price, in price units. */
    public static final long MAX_PRICE = (1L << 53) - 1;

    /** Most parts of an iceberg whatever the rules say: each part is a trade of one command. */
    public static final int MAX_ICEBERG_PARTS = 10_000;

    /** Widest band: nine times the reference price above it. */
    public static final int MAX_BAND = 90_000;

    /** Rules without limits but the steps. */
    public static SymbolRules of(int symbol, long tickSize, long lotSize) {
        return new SymbolRules(symbol, tickSize, lotSize, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** True if an engine takes them. */
    public boolean areValid() {
        boolean steps = symbol >= 1 && tickSize >= 1 && tickSize <= MAX_PRICE && lotSize >= 1;
        boolean limits =
                minQuantity >= 0
                        && maxQuantity >= 0
                        && minNotional >= 0
                        && maxNotional >= 0
                        && maxOrders >= 0
                        && maxWaiting >= 0
                        && maxIcebergParts >= 0;
        boolean ordered =
                (maxQuantity == 0 || minQuantity <= maxQuantity)
                        && (maxNotional == 0 || minNotional <= maxNotional);
        boolean bands =
                priceBand >= 0
                        && priceBand <= MAX_BAND
                        && pauseBand >= 0
                        && pauseBand <= MAX_BAND
                        && pauseNanos >= 0
                        && (pauseBand == 0 || pauseNanos >= 1);
        return steps && limits && ordered && bands;
    }
}
