package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Policies.PolicyTest;
import io.aibotiyi.protocol.Policies.PolicyView;
import io.aibotiyi.protocol.Policies.SavePolicy;
import io.aibotiyi.protocol.Policies.Verdict;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;

class PolicyScreensTest {

    private static OpenShell open() {
        OpenShell open = new OpenShell().connect().section("policies");
        open.table().getSelectionModel().select(0);
        open.settle();
        return open;
    }

    private static TextArea code(OpenShell open) {
        return (TextArea) open.shell.scene().getRoot().lookup(".policy-editor .code");
    }

    @Test
    void createsAPolicyAsADraftAndOpensIt() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            open.press("policy-new");
            open.type("policy-name", "No-Millions");
            open.type("policy-purpose", "Nobody places a million");
            open.press("policy-keep");
            assertTrue(open.says("a letter first"), "the name is refused and what was typed stays");
            open.type("policy-name", "no-millions");
            open.press("policy-keep");
            PolicyView made = open.backend.access().policies().list().getLast();
            assertEquals("no-millions", made.name());
            assertNull(made.active(), "it is not in force");
            assertFalse(open.shell.overlays().isShowing());
            assertTrue(code(open).getText().contains("decimal(\"1000000.0\")"));
            open.close();
            return true;
        });
    }

    @Test
    void keepsChangedTestsWithTheNextDraft() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            String policy = "vip-larger-orders";
            int before = tests(open, policy).size();
            open.press("policy-tests");
            open.push("Another test");
            open.type("test-name", "nobody without a role");
            open.type("test-permission", "order:place");
            open.type("test-type", "order");
            open.type("test-attributes", "amount");
            verdict(open, "denied");
            open.press("test-keep");
            assertTrue(open.says("is not name=value"));
            open.type("test-attributes", "amount=5");
            open.press("test-keep");
            open.press("tests-use");
            assertEquals(before, tests(open, policy).size(), "nothing is sent yet");
            assertTrue(open.find("policy-check").isDisabled(), "what is shown is not stored");
            open.push("Save as a draft");
            List<PolicyTest> after = tests(open, policy);
            assertEquals(before + 1, after.size());
            assertEquals("nobody without a role", after.getLast().name());
            assertEquals(Verdict.DENIED, after.getLast().expected());
            open.close();
            return true;
        });
    }

    @Test
    void removesATestAndShowsOneThatIsChosen() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            open.press("policy-tests");
            PolicyTest first = tests(open, "vip-larger-orders").getFirst();
            assertEquals(first.name(), open.typed("test-name"));
            assertEquals("amount=250000", open.typed("test-attributes"));
            assertEquals("device.trusted=true", open.typed("test-environment"));
            remove(open, first.name());
            assertEquals("", open.typed("test-name"));
            open.press("tests-use");
            open.push("Save as a draft");
            assertFalse(
                    tests(open, "vip-larger-orders").stream()
                            .anyMatch(t -> t.name().equals(first.name())));
            open.close();
            return true;
        });
    }

    private static void remove(OpenShell open, String test) {
        for (Node node : open.shell.overlays().lookupAll(".icon-button")) {
            if (node instanceof Button b && ("Remove " + test).equals(b.getAccessibleText())) {
                b.fire();
                open.settle();
                return;
            }
        }
        throw new AssertionError("no way to remove " + test);
    }

    private static void verdict(OpenShell open, String words) {
        open.shell.overlays().lookupAll(".flat-toggle").stream()
                .filter(n -> n instanceof ToggleButton b && words.equals(b.getText()))
                .forEach(n -> ((ToggleButton) n).fire());
    }

    private static List<PolicyTest> tests(OpenShell open, String policy) {
        return open.backend.access().policies().versions(policy).getFirst().tests();
    }

    @Test
    void showsBesideTheEditorWhatPoliciesMaySpeakOf() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            assertFalse(open.isThere("policy-schema-text"));
            ((ToggleButton) open.find("policy-schema")).fire();
            open.settle();
            assertTrue(open.typed("policy-schema-text").contains("entity Resource"));
            open.close();
            return true;
        });
    }

    @Test
    void keepsWhatIsTypedWhileSomebodyElseSavesADraft() throws Exception {
        OnFx.call(() -> {
            OpenShell open = open();
            code(open).appendText("// not saved yet");
            open.backend
                    .access()
                    .policies()
                    .save(
                            "vip-larger-orders",
                            new SavePolicy("VIP customers", "permit (principal);", List.of()));
            open.pass(Duration.ofSeconds(6));
            assertTrue(code(open).getText().endsWith("// not saved yet"));
            open.close();
            return true;
        });
    }
}
