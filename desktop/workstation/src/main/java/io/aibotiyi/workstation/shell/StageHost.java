package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.docking.DetachedWindows.Detached;
import io.aibotiyi.workstation.docking.DetachedWindows.Listener;
import io.aibotiyi.workstation.look.WindowIcons;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/** Windows of the system. */
public final class StageHost implements WindowHost {

    @Override
    public List<Bounds> screens() {
        Screen primary = Screen.getPrimary();
        return Stream.concat(
                        Stream.of(primary),
                        Screen.getScreens().stream().filter(s -> !s.equals(primary)))
                .map(Screen::getVisualBounds)
                .map(StageHost::bounds)
                .toList();
    }

    private static Bounds bounds(Rectangle2D r) {
        return new Bounds(r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight());
    }

    @Override
    public Detached open(Scene scene, Bounds bounds, Listener listener) {
        Stage stage = new Stage();
        stage.getIcons().setAll(WindowIcons.load());
        stage.setScene(scene);
        stage.setX(bounds.x());
        stage.setY(bounds.y());
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        stage.setOnCloseRequest(event -> {
            event.consume();
            listener.closeWanted();
        });
        stage.show();
        Runnable tell =
                () -> {
                    if (Double.isFinite(stage.getX()) && Double.isFinite(stage.getY())) {
                        listener.moved(bounds(stage));
                    }
                };
        Subscription moves =
                Subscription.combine(
                        stage.xProperty().subscribe((_, _) -> tell.run()),
                        stage.yProperty().subscribe((_, _) -> tell.run()),
                        stage.widthProperty().subscribe((_, _) -> tell.run()),
                        stage.heightProperty().subscribe((_, _) -> tell.run()));
        return new Opened(stage, moves);
    }

    private static Bounds bounds(Stage stage) {
        return new Bounds(
                stage.getX(),
                stage.getY(),
                Math.max(1, stage.getWidth()),
                Math.max(1, stage.getHeight()));
    }

    private record Opened(Stage stage, Subscription moves) implements Detached {

        @Override
        public void setTitle(String title) {
            stage.setTitle(title);
        }

        @Override
        public void toFront() {
            stage.toFront();
            stage.requestFocus();
        }

        @Override
        public void close() {
            moves.unsubscribe();
            stage.close();
            stage.setScene(null);
        }
    }
}
