package io.aibotiyi.workstation.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** The journal worked by hand in the whole window. */
class JournalScreenTest {

    @SuppressWarnings("unchecked")
    private static TableView<JournalEntryView> table(OpenShell open) {
        return (TableView<JournalEntryView>) open.find("journal-table");
    }

    private static List<JournalEntryView> all(OpenShell open) {
        return open.backend.journal().entries(Filter.all(), null, 500).items();
    }

    private static void select(OpenShell open, int index) {
        table(open).getSelectionModel().select(index);
        open.settle();
    }

    private static OpenShell inJournal() {
        OpenShell open = new OpenShell().connect();
        open.shell.actions().run("journal.trades");
        open.settle();
        return open;
    }

    private static JournalEntryDetail detail(OpenShell open, int index) {
        return open.backend.journal().entry(all(open).get(index).id());
    }

    @Test
    void showsEveryTradeAndKeepsWhatIsWrittenIntoOne() throws Exception {
        OnFx.call(() -> {
            OpenShell open = inJournal();
            assertEquals(all(open).size(), table(open).getItems().size());
            select(open, 2);
            ((TextField) open.find("journal-tags")).setText("news, my own");
            ((TextArea) open.find("journal-notes")).setText("Waited for the retest.");
            ((ComboBox<?>) open.find("journal-rating")).getSelectionModel().select(4);
            ((Button) open.find("journal-save")).fire();
            open.settle();

            JournalEntryDetail kept = detail(open, 2);
            assertEquals("Waited for the retest.", kept.notes());
            assertEquals(List.of("news", "my own"), kept.entry().tags());
            assertEquals(4, kept.entry().rating());
            assertTrue(open.failures.isEmpty(), () -> open.failures.toString());
            return null;
        });
    }

    @Test
    void sendsWhatWasTypedWhenAnotherTradeIsChosen() throws Exception {
        OnFx.call(() -> {
            OpenShell open = inJournal();
            select(open, 3);
            ((TextArea) open.find("journal-notes")).setText("Too early.");
            select(open, 4);
            assertEquals("Too early.", detail(open, 3).notes());
            assertEquals("", ((TextArea) open.find("journal-notes")).getText());
            return null;
        });
    }

    @Test
    void anotherWindowsNotesAreNotOverwrittenUnlessToldSo() throws Exception {
        OnFx.call(() -> {
            OpenShell open = inJournal();
            select(open, 3);
            JournalEntryDetail seen = detail(open, 3);
            var _ =
                    open.backend
                            .journal()
                            .annotate(
                                    seen.entry().id(),
                                    seen.entry().version(),
                                    new Annotation("theirs", null, List.of()));
            ((TextArea) open.find("journal-notes")).setText("mine");
            ((Button) open.find("journal-save")).fire();
            open.settle();
            assertEquals("theirs", detail(open, 3).notes());
            assertEquals("mine", ((TextArea) open.find("journal-notes")).getText());
            assertTrue(open.find("journal-mine").isVisible());

            ((Button) open.find("journal-mine")).fire();
            open.settle();
            assertEquals("mine", detail(open, 3).notes());
            assertFalse(open.find("journal-mine").isVisible());
            return null;
        });
    }

    @Test
    void aChartsPictureGoesToTheLatestTradeOfItsMarket() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.scene().snapshot(null);
            open.shell.actions().run("chart.snapshot");
            open.settle();

            JournalEntryView latest =
                    all(open).stream()
                            .filter(e -> e.instrument().toString().equals("sim:BTC-USDT"))
                            .findFirst()
                            .orElseThrow();
            assertEquals(1, latest.snapshots());
            JournalEntryDetail kept = open.backend.journal().entry(latest.id());
            byte[] png =
                    open.backend.journal().snapshot(latest.id(), kept.snapshots().getFirst().id());
            assertEquals('P', png[1]);
            return null;
        });
    }

    @Test
    void statisticsShowFiguresOfTheFilter() throws Exception {
        OnFx.call(() -> {
            OpenShell open = inJournal();
            open.shell.actions().run("journal.statistics");
            open.settle();
            assertTrue(open.find("journal-curve").isVisible());
            assertTrue(open.failures.isEmpty(), () -> open.failures.toString());
            return null;
        });
    }
}
