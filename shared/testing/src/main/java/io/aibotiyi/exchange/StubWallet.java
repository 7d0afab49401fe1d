package io.aibotiyi.exchange;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** What an account at a stub exchange owns. Guarded by its exchange. */
final class StubWallet {

    private final Map<String, BigDecimal> totals = new TreeMap<>();

    boolean isEmpty() {
        return totals.isEmpty();
    }

    void add(String asset, BigDecimal amount) {
        totals.merge(asset, amount, BigDecimal::add);
    }

    Map<String, BigDecimal> totals() {
        return totals;
    }

    BigDecimal total(String asset) {
        return totals.getOrDefault(asset, BigDecimal.ZERO);
    }

    /** Takes a fill in; prices in hundredths, quantities in ten-thousandths. */
    void filled(String base, String quote, boolean buy, long price, long quantity) {
        BigDecimal amount = BigDecimal.valueOf(quantity, 4);
        BigDecimal notional = amount.multiply(BigDecimal.valueOf(price, 2));
        add(base, buy ? amount : amount.negate());
        add(quote, buy ? notional.negate() : notional);
    }
}
