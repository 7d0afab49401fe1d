package io.aibotiyi.workstation.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
import io.aibotiyi.protocol.Roles.NewRole;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Sessions.SessionView;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.skin.VirtualFlow;
import org.junit.jupiter.api.Test;

/** What others do shows by itself, and what one was looking at stays where it is. */
class LiveTablesTest {

    private static final Duration TICK = Duration.ofSeconds(AdminWorkspace.REFRESH_SECONDS + 1);

    private static VirtualFlow<?> flow(TableView<?> table) {
        return (VirtualFlow<?>) Objects.requireNonNull(table.lookup(".virtual-flow"));
    }

    private static SessionView top(TableView<?> table) {
        int index = Objects.requireNonNull(flow(table).getFirstVisibleCell()).getIndex();
        return (SessionView) table.getItems().get(index);
    }

    private static void end(OpenShell open, SessionView session) {
        open.backend.sessions().endAnybodys(session.id());
    }

    @Test
    void sessionsThatEndElsewhereLeaveWithoutMovingWhatIsInView() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("sessions");
            TableView<?> table = open.table();
            table.scrollTo(20);
            open.settle();
            flow(table).scrollPixels(7);
            open.settle();
            table.getSelectionModel().select(24);
            open.settle();
            SessionView top = top(table);
            SessionView chosen = (SessionView) table.getSelectionModel().getSelectedItem();
            double offset = Objects.requireNonNull(flow(table).getFirstVisibleCell()).getLayoutY();
            int rows = table.getItems().size();
            assertTrue(offset < 0, "scrolled by part of a row");

            end(open, (SessionView) table.getItems().get(2));
            end(open, (SessionView) table.getItems().get(5));
            open.pass(TICK);

            assertEquals(rows - 2, table.getItems().size());
            assertEquals(top.id(), top(table).id());
            assertEquals(
                    offset,
                    Objects.requireNonNull(flow(table).getFirstVisibleCell()).getLayoutY(),
                    0.5);
            SessionView still = (SessionView) table.getSelectionModel().getSelectedItem();
            assertEquals(chosen.id(), still.id());
            assertTrue(open.words().contains(chosen.username()), "its detail stays open");
            open.close();
            return true;
        });
    }

    @Test
    void aChosenSessionThatEndsClosesItsDetail() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("sessions");
            TableView<?> table = open.table();
            table.getSelectionModel().select(9);
            open.settle();
            end(open, (SessionView) table.getSelectionModel().getSelectedItem());
            open.pass(TICK);
            assertEquals(-1, table.getSelectionModel().getSelectedIndex());
            assertTrue(open.button("Everywhere").isEmpty());
            open.close();
            return true;
        });
    }

    @Test
    void anotherFilterBeginsAtTheTop() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("sessions");
            TableView<?> table = open.table();
            table.scrollTo(30);
            open.settle();
            ((javafx.scene.control.TextField)
                            open.shell.scene().getRoot().lookup(".admin .table-filter"))
                    .setText("2");
            ((javafx.scene.control.TextField)
                            open.shell.scene().getRoot().lookup(".admin .table-filter"))
                    .fireEvent(new javafx.event.ActionEvent());
            open.settle();
            assertEquals(0, Objects.requireNonNull(flow(table).getFirstVisibleCell()).getIndex());
            open.close();
            return true;
        });
    }

    @Test
    void aNoteBeingWrittenOutlivesAnotherCaseThatArrivesOrIsDecided() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("approvals");
            List<ApprovalView> waiting =
                    open.backend
                            .access()
                            .approvals()
                            .list(ApprovalState.PENDING, null, 100)
                            .items();
            TableView<?> table = open.table();
            table.getSelectionModel().select(1);
            open.settle();
            Object chosen = table.getSelectionModel().getSelectedItem();
            TextArea note = (TextArea) open.shell.scene().getRoot().lookup(".drawer .note-area");
            assertNotNull(note);
            note.setText("Looked at the ticket, and");
            ApprovalView other =
                    waiting.stream()
                            .filter(a -> !chosen.toString().contains(a.id().toString()))
                            .findFirst()
                            .orElseThrow();
            int rows = table.getItems().size();
            open.backend
                    .access()
                    .approvals()
                    .decide(
                            other.id(),
                            new io.aibotiyi.protocol.Approvals.DecideApproval(false, "no"));
            open.pass(TICK);
            assertEquals(rows - 1, table.getItems().size());
            assertEquals(chosen, table.getSelectionModel().getSelectedItem());
            assertEquals(
                    "Looked at the ticket, and",
                    ((TextArea) open.shell.scene().getRoot().lookup(".drawer .note-area"))
                            .getText());
            open.close();
            return true;
        });
    }

    @Test
    void aRoleMadeElsewhereAppearsWhileRowAndPlaceStay() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect().section("roles");
            TableView<?> table =
                    (TableView<?>)
                            Objects.requireNonNull(
                                    open.shell.scene().getRoot().lookup(".admin .matrix"));
            table.scrollTo(6);
            table.getSelectionModel().select(8);
            open.settle();
            int first = Objects.requireNonNull(flow(table).getFirstVisibleCell()).getIndex();
            PermissionView chosen = (PermissionView) table.getSelectionModel().getSelectedItem();
            int columns = table.getColumns().size();
            open.backend
                    .access()
                    .control()
                    .create(new NewRole("NIGHT_DESK", "Nights", List.of(), List.of()));
            open.pass(TICK);
            assertEquals(columns + 1, table.getColumns().size());
            assertEquals(chosen, table.getSelectionModel().getSelectedItem());
            assertEquals(
                    first, Objects.requireNonNull(flow(table).getFirstVisibleCell()).getIndex());
            assertFalse(open.failures.iterator().hasNext());
            open.close();
            return true;
        });
    }
}
