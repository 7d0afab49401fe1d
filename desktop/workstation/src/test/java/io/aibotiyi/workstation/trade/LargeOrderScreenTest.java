package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

/** Parent orders worked by hand in the whole window. */
class LargeOrderScreenTest {

    private static List<ParentView> working(OpenShell open) {
        return open.desk.parents().parents().get().stream()
                .filter(p -> p.status() == ParentStatus.WORKING)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> box(OpenShell open, String id) {
        return (ComboBox<T>) open.find(id);
    }

    @Test
    void previewsThePartsThenStartsAndShowsTheProgress() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            int before = working(open).size();
            open.shell.trade().showTab(5);
            open.press("parent-new");
            assertTrue(open.find("parent-start").isDisabled(), "no quantity yet");
            open.type("parent-quantity", "2");
            open.type("parent-minutes", "10");
            open.press("parent-preview");
            assertEquals(20, ((ListView<?>) open.find("parent-plan")).getItems().size());
            assertTrue(open.says("20 even parts"));
            open.type("parent-minutes", "20");
            assertEquals(
                    0,
                    ((ListView<?>) open.find("parent-plan")).getItems().size(),
                    "a preview of something else is gone");
            open.press("parent-start");
            assertFalse(open.shell.overlays().isShowing());
            assertEquals(before + 1, working(open).size());
            ParentView started =
                    working(open).stream()
                            .filter(p -> p.quantity().compareTo(BigDecimal.TWO) == 0)
                            .findFirst()
                            .orElseThrow();
            assertEquals(
                    1200, java.time.Duration.between(started.start(), started.end()).toSeconds());
            assertTrue(((TableView<?>) open.find("parent-orders")).getItems().contains(started));
            open.close();
            return true;
        });
    }

    @Test
    void asksOnlyForWhatAnAlgorithmNeeds() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("parent.new");
            open.type("parent-quantity", "1");
            ComboBox<Algorithm> way = box(open, "parent-algorithm");
            way.setValue(Algorithm.ICEBERG);
            open.settle();
            assertFalse(open.find("parent-minutes").getParent().isVisible());
            assertTrue(open.find("parent-start").isDisabled(), "an iceberg has a limit");
            open.type("parent-limit", "60000");
            open.type("parent-shown", "0.1");
            assertFalse(open.find("parent-start").isDisabled());
            way.setValue(Algorithm.POV);
            open.type("parent-percent", "200");
            assertTrue(open.says("The share is 0.01 to 100 %."));
            assertTrue(open.find("parent-start").isDisabled());
            open.close();
            return true;
        });
    }

    @Test
    void cancelsOneThatWorksAndKeepsItsRecord() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().showTab(5);
            open.settle();
            ParentView first = working(open).getFirst();
            TableView<?> table = (TableView<?>) open.find("parent-orders");
            Button cancel =
                    (Button)
                            Objects.requireNonNull(
                                    table.lookupAll(".text-button").stream()
                                            .filter(n ->
                                                    n instanceof Button b
                                                            && "Cancel".equals(b.getText()))
                                            .findFirst()
                                            .orElse(null));
            cancel.fire();
            open.settle();
            ParentView after =
                    open.desk.parents().parents().get().stream()
                            .filter(p -> p.id().equals(first.id()))
                            .findFirst()
                            .orElseThrow();
            assertEquals(ParentStatus.CANCELLED, after.status());
            open.close();
            return true;
        });
    }

    @Test
    void saysThatTheConnectionIsLost() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().showTab(5);
            open.backend.interrupt("cable");
            open.settle();
            assertTrue(open.says("Old: the connection is lost"));
            open.close();
            return true;
        });
    }
}
