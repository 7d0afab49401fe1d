package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArmingTest {

    /** Agrees to whatever is asked. */
    private static final class Agreeing implements Questions {

        @Override
        public void order(
                PlaceOrder order, @Nullable BigDecimal price, String also, Runnable deed) {
            deed.run();
        }

        @Override
        public void act(String title, String text, String verb, Runnable deed) {
            deed.run();
        }
    }

    @Test
    void endsWhenTheWindowWasInTheBackgroundForLong() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            Pins pins = new Pins();
            Arming arming = new Arming(open.desk, new Agreeing());
            arming.attach(pins);
            arming.set(true);
            arming.focused(false);
            open.pass(Arming.AWAY.minus(Duration.ofSeconds(1)));
            arming.focused(true);
            assertTrue(arming.isArmed(), "a short look elsewhere");
            arming.focused(false);
            open.pass(Arming.AWAY);
            arming.focused(true);
            assertFalse(arming.isArmed());
            pins.close();
            open.close();
            return true;
        });
    }

    @Test
    void endsWithTheConnectionAndCannotBeginWithoutOne() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            Pins pins = new Pins();
            Arming arming = new Arming(open.desk, new Agreeing());
            arming.attach(pins);
            arming.set(true);
            assertTrue(arming.isArmed());
            open.backend.interrupt("cable");
            open.settle();
            assertFalse(arming.isArmed());
            arming.set(true);
            assertFalse(arming.isArmed());
            pins.close();
            open.close();
            return true;
        });
    }
}
