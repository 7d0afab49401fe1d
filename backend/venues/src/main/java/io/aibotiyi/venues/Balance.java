package io.aibotiyi.venues;

import java.math.BigDecimal;

/**
 * What an account has of an asset.
 *
 * @param asset upper case, the common name ({@code BTC}, not {@code XXBT})
 * @param free available for orders
 * @param held bound in open orders
 */
public record Balance(String asset, BigDecimal free, BigDecimal held) {

    public BigDecimal total() {
        return free.add(held);
    }
}
