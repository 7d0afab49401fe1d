package io.aibotiyi.domain;

import java.math.BigDecimal;

/**
 * A tradable market and the units of its numbers.
 *
 * @param baseAsset what is bought and sold, for example {@code BTC}
 * @param quoteAsset what it is paid in, for example {@code USDT}
 * @param priceScale decimals of a price unit: a {@code long} price counts 10^-priceScale quote
 *     units
 * @param quantityScale decimals of a quantity unit: a {@code long} quantity counts
 *     10^-quantityScale base units
 * @param tickSize smallest price step, in price units, at least 1
 * @param lotSize smallest quantity step, in quantity units, at least 1
 * @param minNotional smallest order value in quote currency, zero for none
 */
public record Instrument(
        InstrumentId id,
        String baseAsset,
        String quoteAsset,
        int priceScale,
        int quantityScale,
        long tickSize,
        long lotSize,
        BigDecimal minNotional) {

    public Instrument {
        FixedPoint.unit(priceScale);
        FixedPoint.unit(quantityScale);
        if (tickSize < 1 || lotSize < 1) {
            throw new IllegalArgumentException(
                    "tickSize and lotSize must be at least 1 unit, were "
                            + tickSize
                            + ", "
                            + lotSize);
        }
        if (minNotional.signum() < 0) {
            throw new IllegalArgumentException("minNotional must not be negative: " + minNotional);
        }
    }

    /**
     * An instrument known only from data: eight decimals on both sides, one unit as tick and lot.
     * Base and quote are split at the first dash or slash; without one, the whole symbol is the
     * base.
     */
    public static Instrument unlisted(InstrumentId id) {
        String[] assets = id.symbol().name().split("[-/]", 2);
        return new Instrument(
                id, assets[0], assets.length > 1 ? assets[1] : "", 8, 8, 1, 1, BigDecimal.ZERO);
    }

    /** Exact decimal of a price in this instrument's units. */
    public BigDecimal price(long units) {
        return FixedPoint.toBigDecimal(units, priceScale);
    }

    /** Exact decimal of a quantity in this instrument's units. */
    public BigDecimal quantity(long units) {
        return FixedPoint.toBigDecimal(units, quantityScale);
    }

    /** Price units of a decimal; refuses digits beyond {@link #priceScale}. */
    public long priceUnits(BigDecimal price) {
        return FixedPoint.fromBigDecimal(price, priceScale);
    }

    /** Quantity units of a decimal; refuses digits beyond {@link #quantityScale}. */
    public long quantityUnits(BigDecimal quantity) {
        return FixedPoint.fromBigDecimal(quantity, quantityScale);
    }
}
