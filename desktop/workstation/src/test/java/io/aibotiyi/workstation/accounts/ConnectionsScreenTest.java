package io.aibotiyi.workstation.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.SampleConnections;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.state.Notice;
import org.junit.jupiter.api.Test;

/** The screen of connections worked by hand. */
class ConnectionsScreenTest {

    private static final String SECRET = "s3cr3t-of-the-exchange";

    private static OpenShell open(Scenario scenario) {
        OpenShell open = new OpenShell(new SampleBackend(scenario, Gallery.NOW, true)).connect();
        open.shell.connections();
        open.settle();
        return open;
    }

    private static void add(OpenShell open, String key) {
        open.press("connection-add");
        open.type("connection-name", "Second desk");
        open.type("connection-key", key);
        open.type("connection-secret", SECRET);
        open.press("connection-send");
    }

    private static boolean isHeard(OpenShell open, String words) {
        return open.desk.notices().all().recent().stream().anyMatch(n -> told(n).contains(words));
    }

    private static String told(Notice notice) {
        return notice.title() + " " + notice.detail();
    }

    @Test
    void showsHowEachStandsAndWhatItsKeyMayDo() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Scenario.EXCHANGES);
            assertTrue(open.says("Binance main"));
            assertTrue(open.says("connected"));
            assertTrue(open.says("can trade, cannot withdraw"));
            assertTrue(open.says("2 orders are being asked for"));
            assertTrue(open.says("XBT: exchange 0.8125, ledger 0.8"));
            assertTrue(open.says("clock differs by 41 s"));
            open.close();
            return true;
        });
    }

    @Test
    void addsOneWhoseAccountCanThenBeChosenAndKeepsNoSecret() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Scenario.EXCHANGES);
            add(open, "key-of-mine");
            assertEquals(4, open.backend.connections().list().size());
            assertTrue(open.says("Second desk"));
            assertTrue(
                    open.desk.accounts().accounts().get().stream()
                            .anyMatch(a -> a.name().equals("Second desk")));
            assertFalse(isHeard(open, SECRET), "a notice tells the secret");
            open.close();
            return true;
        });
    }

    @Test
    void aRefusedKeyIsNotKeptAndItsSecretIsInNoField() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Scenario.EXCHANGES);
            add(open, SampleConnections.REFUSED);
            assertEquals(3, open.backend.connections().list().size());
            assertTrue(isHeard(open, "refuses the key"));
            assertFalse(isHeard(open, SECRET));
            assertEquals("", open.typed("connection-secret"));
            assertEquals("", open.typed("connection-pem"));
            assertTrue(open.find("connection-send").isDisabled(), "until it is typed again");
            open.close();
            return true;
        });
    }

    @Test
    void removingOneAsksForItsNameAndItsAccountCanOnlyBeLookedAt() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Scenario.EXCHANGES);
            open.push("Remove…");
            open.confirm("Binance main", "Remove");
            assertEquals(2, open.backend.connections().list().size());
            open.shell.use(SampleConnections.LIVE);
            open.settle();
            assertTrue(
                    open.desk
                            .accounts()
                            .refusal(
                                    open.desk.trading().account().get().orElseThrow(),
                                    open.desk
                                            .market()
                                            .primary()
                                            .focus()
                                            .get()
                                            .orElseThrow()
                                            .view()
                                            .id())
                            .orElseThrow()
                            .contains("no connection any more"));
            open.close();
            return true;
        });
    }

    @Test
    void saysWhenThereIsNoneAndWhenNobodyMayLook() throws Exception {
        OnFx.call(() -> {
            OpenShell none = open(Scenario.FULL);
            assertTrue(none.says("No connection to an exchange"));
            none.close();
            OpenShell forbidden = open(Scenario.FORBIDDEN);
            assertTrue(forbidden.says("Connections are not available"));
            forbidden.close();
            return true;
        });
    }
}
