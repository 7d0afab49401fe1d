package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExitPlanTest {

    private final InstrumentView btc =
            new SampleBackend(Scenario.FULL, Gallery.NOW, true).markets().instruments().getFirst();

    private ExitPlan plan(Side side, ExitUnit unit, String target, String stop) {
        return ExitPlan.of(
                btc, side, new BigDecimal("60000"), new BigDecimal("0.5"), unit, target, stop);
    }

    @Test
    void measuresFromTheEntryInTicksAndTellsGainLossAndTheirRatio() {
        ExitPlan plan = plan(Side.BUY, ExitUnit.TICKS, "3000", "1500");
        BigDecimal tick = btc.tickSize();
        assertEquals(
                0,
                new BigDecimal("60000")
                        .add(tick.multiply(new BigDecimal("3000")))
                        .compareTo(plan.target()));
        assertEquals(
                0, tick.multiply(new BigDecimal("1500")).compareTo(plan.gain()), "half a unit");
        assertEquals(new BigDecimal("2.0"), plan.ratio());
        assertTrue(plan.isComplete());
    }

    @Test
    void turnsRoundForAShortEntry() {
        ExitPlan plan = plan(Side.SELL, ExitUnit.PERCENT, "1", "0.5");
        assertEquals(0, new BigDecimal("59400").compareTo(plan.target()));
        assertEquals(0, new BigDecimal("60300").compareTo(plan.stop()));
        assertEquals(0, new BigDecimal("300").compareTo(plan.gain()));
        assertEquals(0, new BigDecimal("150").compareTo(plan.loss()));
    }

    @Test
    void movesAPercentageToTheNearestTick() {
        ExitPlan plan = plan(Side.BUY, ExitUnit.PERCENT, "0.33333", "0.1");
        BigDecimal target = Objects.requireNonNull(plan.target());
        assertEquals(0, target.remainder(btc.tickSize()).signum());
        assertTrue(
                target.subtract(new BigDecimal("60199.998")).abs().compareTo(btc.tickSize()) < 0);
    }

    @Test
    void refusesExitsOnTheWrongSideOrOffTheTick() {
        assertEquals(
                "Target lies above 60,000.",
                plan(Side.BUY, ExitUnit.PRICE, "59000", "58000").problem());
        assertEquals(
                "Stop lies below 60,000.",
                plan(Side.BUY, ExitUnit.PRICE, "61000", "60500").problem());
        assertTrue(plan(Side.BUY, ExitUnit.TICKS, "1.5", "10").problem().contains("a multiple of"));
        assertEquals(
                "Stop is not a number (1234.5 expected).",
                plan(Side.BUY, ExitUnit.TICKS, "10", "ten").problem());
        assertEquals(
                "Stop would be at or below zero.",
                plan(Side.BUY, ExitUnit.PRICE, "61000", "").problem().isEmpty()
                        ? ExitPlan.of(
                                        btc,
                                        Side.BUY,
                                        btc.tickSize(),
                                        BigDecimal.ONE,
                                        ExitUnit.TICKS,
                                        "5",
                                        "1")
                                .problem()
                        : "");
    }

    @Test
    void isNotCompleteWhileOneExitIsMissing() {
        ExitPlan plan = plan(Side.BUY, ExitUnit.TICKS, "100", "");
        assertEquals("", plan.problem());
        assertFalse(plan.isComplete());
    }

    @Test
    void saysTheSameExitInEveryUnit() {
        BigDecimal entry = new BigDecimal("60000");
        BigDecimal target = new BigDecimal("60600");
        BigDecimal tick = btc.tickSize();
        for (ExitUnit unit : ExitUnit.values()) {
            String typed = ExitText.of(target, entry, unit, tick);
            ExitPlan plan = ExitPlan.of(btc, Side.BUY, entry, null, unit, typed, "");
            assertEquals(0, target.compareTo(plan.target()), unit + ": " + typed);
        }
    }
}
