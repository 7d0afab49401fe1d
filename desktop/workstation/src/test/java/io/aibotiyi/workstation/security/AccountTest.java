package io.aibotiyi.workstation.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.ApiKey;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.Privacy.RequestKind;
import io.aibotiyi.protocol.Privacy.RequestState;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.security.SecurityForm.Opening;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    @TempDir private Path folder;

    private static OpenShell open(Opening part) {
        OpenShell open = new OpenShell().connect();
        open.shell.account(part);
        open.settle();
        return open;
    }

    private static ApiKeyView newest(OpenShell open) {
        return open.backend.apiKeys().mine().getLast();
    }

    @Test
    void makesAKeyThatMayOnlyWhatWasChosenAndShowsItsSecretOnce() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.KEYS);
            open.press("key-new");
            open.type("key-name", "night bot");
            assertTrue(open.find("key-create").isDisabled(), "not without a scope");
            open.check("market:read");
            open.type("key-addresses", "203.0.113.0/24, 2001:db8::7");
            open.type("key-days", "30");
            open.press("key-create");
            String secret = open.typed("key-secret");
            ApiKeyView made = newest(open);
            assertEquals(made.id(), ApiKey.parse(secret).id());
            assertEquals("night bot", made.name());
            assertEquals(List.of("market:read"), made.scopes());
            assertEquals(List.of("203.0.113.0/24", "2001:db8::7"), made.addresses());
            assertEquals(Gallery.NOW.plus(Duration.ofDays(30)), made.expires());
            open.push("I have kept it");
            assertFalse(open.isThere("key-secret"), "it is shown once");
            assertTrue(open.words().contains("night bot"));
            open.close();
            return true;
        });
    }

    @Test
    void keepsWhatWasTypedWhenTheLifeOfAKeyIsImpossible() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.KEYS);
            int before = open.backend.apiKeys().mine().size();
            open.press("key-new");
            open.type("key-name", "night bot");
            open.check("market:read");
            open.type("key-days", "366");
            open.press("key-create");
            assertTrue(open.says("from 1 to 365"));
            assertEquals("night bot", open.typed("key-name"));
            assertEquals(before, open.backend.apiKeys().mine().size());
            open.close();
            return true;
        });
    }

    @Test
    void revokesAKeyOnlyOnceItsNameWasTyped() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.KEYS);
            ApiKeyView first = open.backend.apiKeys().mine().getFirst();
            open.push("Revoke…");
            assertTrue(open.button("Revoke").orElseThrow().isDisabled());
            open.confirm(first.name(), "Revoke");
            assertNotNull(open.backend.apiKeys().mine().getFirst().revokedAt());
            open.close();
            return true;
        });
    }

    @Test
    void offersNoScopeThatAKeyCannotCarry() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.KEYS);
            open.press("key-new");
            List<String> sensitive =
                    open.backend.access().control().matrix().permissions().stream()
                            .filter(p -> p.sensitive())
                            .map(p -> p.code())
                            .toList();
            assertFalse(sensitive.isEmpty());
            sensitive.forEach(code -> assertFalse(open.words().contains(code), code));
            open.close();
            return true;
        });
    }

    @Test
    void followsTheCollectionOfOnesDataUntilItCanBeSaved() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.PRIVACY);
            open.press("privacy-export");
            assertTrue(open.words().contains("being collected"));
            assertTrue(open.find("privacy-export").isDisabled(), "one at a time");
            open.pass(Duration.ofSeconds(3));
            assertTrue(open.says("for 7 s so far"));
            open.backend.finishWork();
            open.pass(Duration.ofSeconds(3));
            assertFalse(open.words().contains("being collected"));
            open.push("Save…");
            Path target = folder.resolve("mine.zip");
            open.type("save-path", target.toString());
            open.press("save-go");
            assertEquals("a sample of an archive", Files.readString(target));
            assertEquals(RequestState.DONE, open.backend.privacy().mine().getFirst().state());
            open.close();
            return true;
        });
    }

    @Test
    void fetchesNothingWhenThereIsNoPlaceForIt() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.PRIVACY);
            UUID ready = open.backend.privacy().mine().getFirst().id();
            Path nowhere = folder.resolve("absent").resolve("mine.zip");
            assertThrows(
                    UncheckedIOException.class, () -> Archive.fetch(open.backend, ready, nowhere));
            assertEquals(RequestState.READY, open.backend.privacy().mine().getFirst().state());
            open.close();
            return true;
        });
    }

    @Test
    void leavesNoFileBehindWhenTheArchiveIsRefused() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.PRIVACY);
            UUID fetched = open.backend.privacy().mine().get(1).id();
            assertThrows(
                    ApiException.class,
                    () -> Archive.fetch(open.backend, fetched, folder.resolve("mine.zip")));
            try (var files = Files.list(folder)) {
                assertEquals(0, files.count());
            }
            open.close();
            return true;
        });
    }

    @Test
    void withdrawsConsentAndAsksAgainForATextThatChanged() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.PRIVACY);
            assertTrue(open.words().contains("its text has changed"));
            open.push("Withdraw");
            assertFalse(open.backend.privacy().consents().getFirst().given());
            assertTrue(open.button("Withdraw").isEmpty());
            open.close();
            return true;
        });
    }

    @Test
    void asksToBeErasedOnlyOnceOnesOwnNameWasTyped() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open(Opening.PRIVACY);
            open.press("privacy-erase");
            assertTrue(open.button("Ask for it").orElseThrow().isDisabled());
            open.confirm("me", "Ask for it");
            assertEquals(RequestKind.ERASURE, open.backend.privacy().mine().getFirst().kind());
            assertTrue(open.says("if not cancelled"));
            assertTrue(open.find("privacy-erase").isDisabled(), "once is enough");
            open.push("Cancel it");
            assertEquals(RequestState.CANCELLED, open.backend.privacy().mine().getFirst().state());
            open.close();
            return true;
        });
    }
}
