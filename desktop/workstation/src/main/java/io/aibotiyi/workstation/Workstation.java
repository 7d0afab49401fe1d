package io.aibotiyi.workstation;

import io.aibotiyi.workstation.embedded.EmbeddedBackend;
import io.aibotiyi.workstation.state.Backends;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/**
 * Opens the workstation.
 *
 * <p>The backend, the toolkit and the window come up side by side: the window shows at once with
 * loading states, and fills as the backend answers.
 */
public final class Workstation {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Workstation() {}

    /**
     * Opens the window and returns when it has been closed and everything behind it has stopped.
     * Not on the FX thread; once per process.
     *
     * @throws UnsupportedOperationException where no window can open
     */
    public static void launch(WorkstationOptions options) throws InterruptedException {
        launch(options, new EmbeddedBackend(options.home()));
    }

    static void launch(WorkstationOptions options, Backends backends) throws InterruptedException {
        // the toolkit runs on the class path on purpose: layers are held by build modules
        TOOLKIT.setLevel(Level.SEVERE);
        StartupWatch watch = StartupWatch.begin(options.clock());
        CountDownLatch closed = new CountDownLatch(1);
        try (WorkstationSession session = new WorkstationSession(options, backends, watch)) {
            session.connect();
            Platform.setImplicitExit(false);
            Platform.startup(() -> session.open(closed::countDown));
            closed.await();
        }
        Platform.exit();
    }
}
