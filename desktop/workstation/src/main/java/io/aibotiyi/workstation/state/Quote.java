package io.aibotiyi.workstation.state;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Best prices of the book in view; absent where there is none or the book is not current. */
public record Quote(@Nullable BigDecimal bid, @Nullable BigDecimal ask) {

    public static final Quote NONE = new Quote(null, null);

    public Optional<BigDecimal> spread() {
        return bid == null || ask == null ? Optional.empty() : Optional.of(ask.subtract(bid));
    }

    public Optional<BigDecimal> mid() {
        return bid == null || ask == null
                ? Optional.empty()
                : Optional.of(bid.add(ask).divide(BigDecimal.TWO));
    }
}
