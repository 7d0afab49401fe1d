package io.aibotiyi.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * Margin terms of a linear perpetual: quoted and settled in one currency, a contract is one unit of
 * the base asset, and there is no delivery.
 *
 * <p>Maintenance follows the tiers as Binance documents them for its USDⓈ-M futures ("Leverage and
 * Margin of USDⓈ-M Futures"): {@code notional × rate − amount}, the rate and amount those of the
 * tier that the notional falls into, and the amounts such that maintenance is continuous: each
 * tier's is the one before plus its floor times the difference of the rates.
 *
 * @param index the spot market that it follows
 * @param tiers by rising notional, at least one
 * @param standardLeverage of an account that chose none
 */
public record PerpetualTerms(InstrumentId index, List<Tier> tiers, int standardLeverage) {

    /** Decimals of a margin, which is rounded up. */
    private static final int SCALE = 18;

    /**
     * @param upTo largest notional of the tier
     * @param maxLeverage that a position of the tier may have
     * @param maintenanceRate share of the notional
     */
    public record Tier(BigDecimal upTo, int maxLeverage, BigDecimal maintenanceRate) {}

    /**
     * @throws IllegalArgumentException if tiers are missing, do not rise in notional and rate and
     *     fall in leverage, or ask for more maintenance than initial margin
     */
    public PerpetualTerms {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("A perpetual needs a margin tier");
        }
        Tier before = null;
        for (Tier tier : tiers) {
            boolean rises =
                    before == null
                            ? tier.upTo().signum() > 0
                            : tier.upTo().compareTo(before.upTo()) > 0
                                    && tier.maintenanceRate().compareTo(before.maintenanceRate())
                                            > 0
                                    && tier.maxLeverage() < before.maxLeverage();
            boolean backed =
                    tier.maxLeverage() >= 1
                            && tier.maintenanceRate().signum() > 0
                            && tier.maintenanceRate()
                                            .multiply(BigDecimal.valueOf(tier.maxLeverage()))
                                            .compareTo(BigDecimal.ONE)
                                    < 0;
            if (!rises || !backed) {
                throw new IllegalArgumentException(
                        "Tiers rise in notional and rate, fall in leverage, and ask for less"
                                + " maintenance than initial margin; this does not: "
                                + tier);
            }
            before = tier;
        }
        if (standardLeverage < 1 || standardLeverage > tiers.getFirst().maxLeverage()) {
            throw new IllegalArgumentException(
                    "The standard leverage must be one of the first tier, was " + standardLeverage);
        }
    }

    /** The largest notional that a position may have. */
    public BigDecimal mostNotional() {
        return tiers.getLast().upTo();
    }

    /** The tier that a notional falls into; the last one for what is beyond all. */
    public int tierOf(BigDecimal notional) {
        int tier = 0;
        while (tier < tiers.size() - 1 && notional.compareTo(tiers.get(tier).upTo()) > 0) {
            tier++;
        }
        return tier;
    }

    /** The highest leverage of a position of that notional. */
    public int maxLeverage(BigDecimal notional) {
        return tiers.get(tierOf(notional)).maxLeverage();
    }

    /** What a tier takes off: the sum of each floor times the rise of the rate there. */
    public BigDecimal maintenanceAmount(int tier) {
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 1; i <= tier; i++) {
            BigDecimal rise =
                    tiers.get(i).maintenanceRate().subtract(tiers.get(i - 1).maintenanceRate());
            amount = amount.add(tiers.get(i - 1).upTo().multiply(rise));
        }
        return amount;
    }

    /** Maintenance margin of a position of that notional. */
    public BigDecimal maintenance(BigDecimal notional) {
        int tier = tierOf(notional);
        return notional.multiply(tiers.get(tier).maintenanceRate())
                .subtract(maintenanceAmount(tier));
    }

    /** Initial margin of a notional at a leverage, rounded up to 18 decimals. */
    public static BigDecimal initial(BigDecimal notional, int leverage) {
        return notional.divide(BigDecimal.valueOf(leverage), SCALE, RoundingMode.UP);
    }
}
