package io.aibotiyi.workstation.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.state.InstrumentFocus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ScreenerScreenTest {

    @Test
    void listsWhatPassesInTheAskedOrderAndOpensItInTheLinkGroup() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().board().add(PanelKind.SCREENER);
            open.settle();
            TableView<?> table = (TableView<?>) open.find("screener-table");
            int all = open.desk.market().instruments().get().size();
            assertEquals(all, table.getItems().size());
            sort(table, 3);
            List<BigDecimal> changes =
                    rows(table).stream().map(r -> r.change().orElseThrow()).toList();
            assertEquals(
                    changes.stream().sorted(java.util.Comparator.reverseOrder()).toList(), changes);
            open.type("screener-move", "2.5");
            assertTrue(table.getItems().size() < all);
            assertTrue(
                    rows(table).stream()
                            .allMatch(r -> r.change().orElseThrow().abs().doubleValue() >= 2.5));
            ((ToggleButton)
                            open
                                    .shell
                                    .scene()
                                    .getRoot()
                                    .lookupAll(".segmented .flat-toggle")
                                    .stream()
                                    .filter(n ->
                                            n instanceof ToggleButton b
                                                    && b.getText().equals("▼ Down"))
                                    .findFirst()
                                    .orElseThrow())
                    .fire();
            assertFalse(rows(table).isEmpty());
            assertTrue(rows(table).stream().allMatch(r -> r.change().orElseThrow().signum() < 0));
            open.type("screener-text", "nothing of that name");
            assertTrue(open.says("No market passes"));
            open.type("screener-text", "");
            InstrumentId wanted = rows(table).getFirst().view().id();
            table.requestFocus();
            table.getSelectionModel().select(0);
            open.key(KeyCode.ENTER);
            assertEquals(
                    wanted,
                    open.desk.market().focus().get().map(InstrumentFocus::view).orElseThrow().id());
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void readsAmountsAndMarksWhatIsNone() throws Exception {
        assertEquals(Optional.of(new BigDecimal("250000")), ScreenerPane.parse(" 250k "));
        assertEquals(
                0, new BigDecimal("1500000").compareTo(ScreenerPane.parse("1.5M").orElseThrow()));
        assertEquals(Optional.of(new BigDecimal("2")), ScreenerPane.parse("2"));
        for (String none : List.of("", "k", "-1", "1e9", "1,5", "two")) {
            assertEquals(Optional.empty(), ScreenerPane.parse(none), none);
        }
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.trade().board().add(PanelKind.SCREENER);
            open.settle();
            open.type("screener-value", "lots");
            assertTrue(
                    open.find("screener-value").getPseudoClassStates().stream()
                            .anyMatch(p -> p.getPseudoClassName().equals("wrong")));
            assertEquals(
                    open.desk.market().instruments().get().size(),
                    ((TableView<?>) open.find("screener-table")).getItems().size());
            open.close();
            return true;
        });
    }

    private static <R> void sort(TableView<R> table, int column) {
        TableColumn<R, ?> by = table.getColumns().get(column);
        table.getSortOrder().add(by);
        table.sort();
    }

    private static List<ScreenRow> rows(TableView<?> table) {
        return table.getItems().stream().map(r -> (ScreenRow) r).toList();
    }
}
