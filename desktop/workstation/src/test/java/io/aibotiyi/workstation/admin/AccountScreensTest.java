package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.math.BigDecimal;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import org.junit.jupiter.api.Test;

class AccountScreensTest {

    private static OpenShell accounts() {
        OpenShell open = new OpenShell().connect().section("accounts");
        open.table().getSelectionModel().select(0);
        open.settle();
        return open;
    }

    private static AccountId own(OpenShell open) {
        return open.backend.session().accounts().getFirst().id();
    }

    @Test
    void haltsAnAccountOnlyForAReasonAndByName() throws Exception {
        OnFx.call(() -> {
            OpenShell open = accounts();
            open.push("Halt…");
            assertTrue(open.find("halt-go").isDisabled());
            open.type("halt-reason", "Under review");
            ((CheckBox) open.find("halt-flatten")).setSelected(true);
            open.press("halt-go");
            assertNull(open.backend.risk().of(own(open)).halt());
            open.confirm("me", "Halt");
            var halt = Objects.requireNonNull(open.backend.risk().of(own(open)).halt());
            assertEquals(Level.DESK, halt.level());
            assertEquals("Under review", halt.reason());
            assertTrue(open.says("halted by the desk"));
            open.close();
            return true;
        });
    }

    @Test
    void letsAnAccountTradeAgainByName() throws Exception {
        OnFx.call(() -> {
            OpenShell open = accounts();
            open.push("Halt…");
            open.type("halt-reason", "Under review");
            open.press("halt-go");
            open.confirm("me", "Halt");
            open.table().getSelectionModel().clearSelection();
            open.table().getSelectionModel().select(0);
            open.settle();
            open.push("Let trade again");
            open.confirm("me", "Let trade");
            assertNull(open.backend.risk().of(own(open)).halt());
            open.close();
            return true;
        });
    }

    @Test
    void setsTheDesksLimitsBesideTheOwners() throws Exception {
        OnFx.call(() -> {
            OpenShell open = accounts();
            open.press("accounts-limits");
            assertEquals("50000", open.typed("limit-order"));
            assertTrue(open.find("limits-save").isDisabled());
            open.type("limit-order", "1e");
            open.press("limits-save");
            assertTrue(open.says("Largest order: “1e” is no number."));
            open.type("limit-order", "12500");
            open.press("limits-save");
            assertEquals(
                    new BigDecimal("12500"),
                    open.backend.risk().any(own(open)).desk().maxOrderNotional());
            assertEquals(20, open.backend.risk().any(own(open)).desk().maxOrdersPerSecond());
            assertFalse(open.isThere("limits-save"));
            open.close();
            return true;
        });
    }
}
