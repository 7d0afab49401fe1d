package io.aibotiyi.workstation.admin.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.protocol.Roles.MatrixView;
import io.aibotiyi.protocol.Roles.PermissionView;
import io.aibotiyi.protocol.Roles.RoleView;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleDraftTest {

    private static final RoleView MEMBER =
            new RoleView("MEMBER", "", true, List.of(), List.of("a"), List.of("a"));
    private static final RoleView DESK =
            new RoleView("DESK", "Desk", false, List.of("MEMBER"), List.of("b"), List.of("a", "b"));
    private static final RoleView HEAD =
            new RoleView(
                    "HEAD", "Head", false, List.of("DESK"), List.of("c"), List.of("a", "b", "c"));
    private static final MatrixView MATRIX =
            new MatrixView(
                    List.of(permission("a"), permission("b"), permission("c")),
                    List.of(MEMBER, DESK, HEAD));

    private static PermissionView permission(String code) {
        return new PermissionView(code, code, false, false);
    }

    @Test
    void tellsWhatARoleAddsFromWhatItInherits() {
        assertEquals(RoleDraft.Mark.INHERITED, RoleDraft.Mark.of(HEAD, "a"));
        assertEquals(RoleDraft.Mark.INHERITED, RoleDraft.Mark.of(HEAD, "b"));
        assertEquals(RoleDraft.Mark.OWN, RoleDraft.Mark.of(HEAD, "c"));
        assertEquals(RoleDraft.Mark.NONE, RoleDraft.Mark.of(DESK, "c"));
    }

    @Test
    void aPermissionTakenAwayThatAParentBringsStaysInherited() {
        RoleDraft draft = RoleDraft.of(MATRIX, DESK);
        draft.toggle("a");
        assertEquals(RoleDraft.Mark.OWN, draft.mark("a"));
        draft.toggle("a");
        assertEquals(RoleDraft.Mark.INHERITED, draft.mark("a"));
        draft.inherit("MEMBER", false);
        assertEquals(RoleDraft.Mark.NONE, draft.mark("a"));
    }

    @Test
    void offersNoParentThatWouldMakeACircle() {
        List<String> parents =
                RoleDraft.of(MATRIX, DESK).possibleParents().stream().map(RoleView::name).toList();
        assertTrue(parents.contains("MEMBER"));
        assertFalse(parents.contains("DESK"));
        assertFalse(parents.contains("HEAD"));
    }

    @Test
    void writesPermissionsInTheOrderOfTheMatrix() {
        RoleDraft draft = RoleDraft.fresh(MATRIX);
        draft.toggle("c");
        draft.toggle("a");
        assertEquals(List.of("a", "c"), draft.change().permissions());
    }
}
