package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.docking.DetachedWindows.Detached;
import io.aibotiyi.workstation.docking.DetachedWindows.Listener;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

/** A window of the system: it opens where it should, tells its moves and closes when told. */
class StageHostTest {

    @Test
    void opensTellsAndCloses() throws Exception {
        OnFx.call(() -> {
            List<Bounds> moves = new ArrayList<>();
            boolean[] asked = {false};
            StageHost host = new StageHost();
            assertFalse(host.screens().isEmpty());
            Scene scene = new Scene(new Region());
            Detached window =
                    host.open(
                            scene,
                            new Bounds(100, 80, 400, 300),
                            new Listener() {
                                @Override
                                public void closeWanted() {
                                    asked[0] = true;
                                }

                                @Override
                                public void moved(Bounds bounds) {
                                    moves.add(bounds);
                                }
                            });
            Stage stage = (Stage) scene.getWindow();
            assertTrue(stage.isShowing());
            assertEquals(100, stage.getX());
            stage.setX(150);
            assertEquals(new Bounds(150, 80, 400, 300), moves.getLast());
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            assertTrue(asked[0]);
            assertTrue(stage.isShowing(), "stays until told");
            int told = moves.size();
            window.setTitle("Depth ladder");
            assertEquals("Depth ladder", stage.getTitle());
            window.close();
            stage.setX(10);
            assertEquals(told, moves.size(), "no longer listened to");
            assertNull(scene.getWindow());
            return true;
        });
    }
}
