package io.aibotiyi.workstation.news;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class NewsTest {

    private static Label count(OpenShell open) {
        return (Label) open.shell.scene().getRoot().lookup(".bell-count");
    }

    @Test
    void ringsForWhatIsUnreadAndStopsOnceAllIsRead() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            assertEquals("4", count(open).getText());
            assertTrue(count(open).isVisible());
            open.press("bell");
            open.push("Mark as read");
            assertEquals("3", count(open).getText());
            assertTrue(open.words().contains("3 unread"));
            open.press("news-all-read");
            assertFalse(count(open).isVisible());
            assertTrue(open.words().contains("All read"));
            assertEquals(0, open.backend.notices().page(null, 50).unread());
            open.close();
            return true;
        });
    }

    @Test
    void noticesByItselfWhatWasReadElsewhere() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.backend.notices().markAllRead();
            open.pass(Duration.ofSeconds(News.REFRESH_SECONDS - 1));
            assertEquals("4", count(open).getText());
            open.pass(Duration.ofSeconds(2));
            assertFalse(count(open).isVisible());
            open.close();
            return true;
        });
    }

    @Test
    void saysSoWhereThereIsNothing() throws Exception {
        OnFx.call(() -> {
            OpenShell open =
                    new OpenShell(new SampleBackend(Scenario.EMPTY, Gallery.NOW, true)).connect();
            open.press("bell");
            assertTrue(open.words().contains("No notices"));
            open.close();
            return true;
        });
    }

    @Test
    void tellsTheFactsInWordsAndNoIdentifiers() {
        NoticeView notice =
                notice(
                        "identity.device.added",
                        Map.of(
                                "device",
                                "0195549e-8f2a-7c3b-9d41-6e0c5f7a1b2c",
                                "name",
                                "Laptop",
                                "state",
                                "PENDING",
                                "address",
                                "203.0.113.7"));
        assertEquals("A new device signed in to your account", NewsWords.headline(notice));
        assertEquals(
                "Laptop  ·  waits to be confirmed  ·  from 203.0.113.7", NewsWords.detail(notice));
        assertTrue(NewsWords.isAlarming(notice));
    }

    @Test
    void spellsOutAKindThatItDoesNotKnow() {
        NoticeView notice = notice("wallet.address-book.changed", Map.of("name", "cold store"));
        assertEquals("Wallet address book changed", NewsWords.headline(notice));
        assertEquals("cold store", NewsWords.detail(notice));
    }

    private static NoticeView notice(String kind, Map<String, String> details) {
        return new NoticeView(new UUID(1, 2), kind, Gallery.NOW, details, false);
    }
}
