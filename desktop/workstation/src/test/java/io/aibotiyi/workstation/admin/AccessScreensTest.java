package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.look.Appearance;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.shell.Layout;
import io.aibotiyi.workstation.shell.Shell;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Target;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;

class AccessScreensTest {

    private final List<Throwable> failures = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(failures::add);
    private final SampleBackend backend = new SampleBackend(Scenario.FULL, Gallery.NOW, true);
    private final Desk desk =
            new Desk(
                    bridge,
                    InstantSource.fixed(Gallery.NOW),
                    new Backends() {
                        @Override
                        public AibotClient embedded() {
                            return backend;
                        }

                        @Override
                        public AibotClient remote(URI address) {
                            return backend;
                        }

                        @Override
                        public void close() {}
                    },
                    new Target.Embedded(),
                    Runnable::run,
                    Runnable::run,
                    Runnable::run);
    private final Shell shell = shell();
    private long pulses;

    private Shell shell() {
        try {
            return OnFx.call(() -> {
                Layout layout =
                        new Layout(
                                Appearance.DEFAULT,
                                "",
                                Timeframe.M1,
                                Map.of(),
                                true,
                                "https://desk.example.com",
                                0,
                                0);
                return new Shell(desk, FileDialogs.NONE, layout, 1600, 1000, _ -> {});
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void settle() {
        for (int i = 0; i < 4; i++) {
            bridge.pulse(++pulses);
            shell.scene().getRoot().applyCss();
            shell.scene().getRoot().layout();
        }
    }

    private void open(String section) {
        shell.attach();
        desk.connector().connect(new Target.Embedded());
        settle();
        shell.bringToFront(shell.admin());
        shell.admin().open(section);
        settle();
    }

    private Set<String> words() {
        return shell.scene().getRoot().lookupAll(".label").stream()
                .filter(n -> n instanceof Labeled)
                .map(n -> Objects.requireNonNullElse(((Labeled) n).getText(), ""))
                .collect(Collectors.toSet());
    }

    private Optional<Button> button(String text) {
        return shell.scene().getRoot().lookupAll(".button").stream()
                .filter(n -> n instanceof Button b && text.equals(b.getText()))
                .map(n -> (Button) n)
                .findFirst();
    }

    private TableView<?> table() {
        return (TableView<?>) shell.scene().getRoot().lookup(".admin .record-table");
    }

    private int pending() {
        return backend.access().approvals().list(ApprovalState.PENDING, null, 100).items().size();
    }

    @Test
    void decidesACaseWithANoteAndTakesItOutOfTheInbox() throws Exception {
        OnFx.call(() -> {
            open("approvals");
            int before = pending();
            table().getSelectionModel().select(1);
            settle();
            Button approve = button("Approve").orElseThrow();
            assertTrue(approve.isDisabled(), "not without a note");
            ((TextArea) shell.scene().lookup(".drawer .note-area")).setText("Looked at it.");
            approve.fire();
            settle();
            assertEquals(before - 1, pending());
            assertEquals(before, table().getItems().size(), "the case left the inbox");
            shell.detach();
            return true;
        });
        assertEquals(List.of(), failures);
    }

    @Test
    void tellsThatOnesOwnCaseIsForOthersToDecide() throws Exception {
        OnFx.call(() -> {
            open("approvals");
            table().getSelectionModel().select(table().getItems().size() - 1);
            settle();
            assertTrue(words().stream().anyMatch(w -> w.contains("Somebody else has to decide")));
            assertTrue(button("Approve").isEmpty());
            assertTrue(button("Withdraw").isPresent());
            shell.detach();
            return true;
        });
    }

    @Test
    void showsTheDecisionOfADryRunWithItsReasons() throws Exception {
        OnFx.call(() -> {
            open("policies");
            type("try-person", "dina.fontana");
            type("try-permission", "order:place");
            type("try-type", "order");
            type("try-attributes", "amount=20000");
            type("try-at", "2026-03-02 23:10");
            type("try-environment", "device.trusted=false");
            press("try");
            settle();
            assertTrue(words().contains("denied"));
            assertTrue(words().contains("forbidden by policy quiet-nights#policy0"));
            type("try-at", "2026-03-02 11:10");
            press("try");
            settle();
            assertTrue(words().contains("allowed"));
            type("try-at", "tomorrow");
            press("try");
            settle();
            assertTrue(words().stream().anyMatch(w -> w.contains("is not a time")));
            shell.detach();
            return true;
        });
    }

    @Test
    void asksForTheSecondFactorBeforeSomebodyIsSignedIn() throws Exception {
        OnFx.call(() -> {
            shell.attach();
            shell.connect();
            type("connect-address", "https://desk.example.com");
            press("connect-go");
            settle();
            type("sign-in-name", "hana.brandt");
            type("sign-in-password", "correct horse");
            press("connect-go");
            settle();
            assertTrue(shell.scene().lookup("#sign-in-code").getParent().isVisible());
            type("sign-in-code", "000000");
            press("connect-go");
            settle();
            assertFalse(desk.client().get().isPresent(), "a wrong code signs nobody in");
            assertTrue(words().contains("That code is wrong."));
            type("sign-in-code", "287082");
            press("connect-go");
            settle();
            assertTrue(desk.client().get().isPresent());
            assertFalse(shell.overlays().isShowing());
            shell.detach();
            return true;
        });
    }

    private void type(String id, String text) {
        ((TextInputControl) shell.scene().lookup('#' + id)).setText(text);
    }

    private void press(String id) {
        ((Button) shell.scene().lookup('#' + id)).fire();
    }
}
