package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServerKeyScreensTest {

    @Test
    void rotatesTheVaultForAReasonAndFollowsItToTheEnd() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("server-keys");
            assertTrue(open.find("vault-rotate").isDisabled(), "not without a reason");
            open.type("vault-reason", "Every quarter");
            open.press("vault-rotate");
            open.confirm("vault", "Rotate");
            assertTrue(open.words().contains("being rotated to version 4"));
            open.type("vault-reason", "Again");
            assertTrue(open.find("vault-rotate").isDisabled(), "one at a time");
            open.backend.finishWork();
            open.pass(Duration.ofSeconds(AdminWorkspace.REFRESH_SECONDS + 1));
            assertTrue(open.words().contains("all keys under version 4"));
            assertFalse(open.find("vault-rotate").isDisabled());
            open.close();
            return true;
        });
    }

    @Test
    void throwsACompromisedSigningKeyAwayOnlyByName() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("server-keys");
            open.table().getSelectionModel().select(1);
            open.settle();
            open.push("Compromised…");
            assertTrue(open.button("Throw away").orElseThrow().isDisabled());
            open.confirm("throw away", "Throw away");
            assertEquals(KeyState.REMOVED, open.backend.signingKeys().list().get(1).state());
            open.close();
            return true;
        });
    }

    @Test
    void saysWhyNothingIsShownToOneWhoMayNotSeeIt() throws Exception {
        OnFx.call(() -> {
            OpenShell open =
                    new OpenShell(new SampleBackend(Scenario.FORBIDDEN, Gallery.NOW, true))
                            .connect();
            for (String section : new String[] {"overview", "sessions", "audit", "roles"}) {
                open.section(section);
                assertTrue(open.says("None of your roles may see this."), section);
            }
            open.close();
            return true;
        });
    }
}
