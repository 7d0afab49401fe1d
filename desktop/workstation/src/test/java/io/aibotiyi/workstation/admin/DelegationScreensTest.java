package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Roles.DelegationView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationScreensTest {

    private static DelegationView first(OpenShell open) {
        return open.backend.access().delegations().list().getFirst();
    }

    @Test
    void lendsWhatWasChosenToSomebodyUntilADay() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("delegations");
            int rows = open.table().getItems().size();
            open.press("delegate-new");
            open.type("delegate-person", "goran.kaya");
            open.type("delegate-reason", "On call");
            open.type("delegate-days", "91");
            open.check("sessions:read");
            open.press("delegate-go");
            assertTrue(open.says("from 1 to 90"));
            open.type("delegate-days", "14");
            open.press("delegate-go");
            assertEquals(List.of("sessions:read"), first(open).permissions());
            assertEquals(Gallery.NOW.plus(Duration.ofDays(14)), first(open).ends());
            assertFalse(open.shell.overlays().isShowing());
            assertEquals(rows + 1, open.table().getItems().size());
            open.close();
            return true;
        });
    }

    @Test
    void keepsTheFormOpenWhenNobodyHasThatName() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("delegations");
            int before = open.backend.access().delegations().list().size();
            open.press("delegate-new");
            open.type("delegate-person", "nobody.at-all");
            open.type("delegate-reason", "On call");
            open.type("delegate-days", "14");
            open.check("sessions:read");
            open.press("delegate-go");
            assertTrue(open.says("Nobody has the user name"));
            assertEquals("nobody.at-all", open.typed("delegate-person"));
            assertEquals(before, open.backend.access().delegations().list().size());
            open.close();
            return true;
        });
    }

    @Test
    void takesBackOnlyOnceTheOtherSidesNameWasTyped() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("delegations");
            open.table().getSelectionModel().select(0);
            open.settle();
            open.push("Take back");
            open.confirm("goran.kaya", "Take back");
            assertNotNull(first(open).revoked());
            assertTrue(open.words().contains("taken back"));
            assertTrue(open.button("Take back").isEmpty(), "it is over");
            open.close();
            return true;
        });
    }

    @Test
    void givesBackWhatSomebodyElseLent() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("delegations");
            open.table().getSelectionModel().select(1);
            open.settle();
            assertTrue(open.words().contains("From hana.brandt"));
            open.push("Give back");
            open.confirm("hana.brandt", "Give back");
            assertNotNull(open.backend.access().delegations().list().get(1).revoked());
            open.close();
            return true;
        });
    }
}
