package io.aibotiyi.workstation.state;

import io.aibotiyi.client.Background;

/** Work that the workstation does by itself: its calls do not keep a session from idling. */
final class Unattended {

    private Unattended() {}

    static void run(Runnable work) {
        Background.call(() -> {
            work.run();
            return true;
        });
    }
}
