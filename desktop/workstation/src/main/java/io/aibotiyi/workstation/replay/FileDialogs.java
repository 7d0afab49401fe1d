package io.aibotiyi.workstation.replay;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/** The system's own dialogs for files, where there are any. */
public interface FileDialogs {

    /** None: paths are typed. */
    FileDialogs NONE =
            new FileDialogs() {
                @Override
                public boolean areAvailable() {
                    return false;
                }

                @Override
                public Optional<Path> chooseRecording(Window above) {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> chooseFile(Window above, String what, String pattern) {
                    return Optional.empty();
                }

                @Override
                public Optional<Path> chooseTarget(Window above, String suggested) {
                    return Optional.empty();
                }
            };

    boolean areAvailable();

    /** Waits for a person on the FX thread; empty if they chose none. */
    Optional<Path> chooseRecording(Window above);

    /**
     * Asks for a file to read; waits for a person on the FX thread; empty if they chose none.
     *
     * @param what as the dialog's filter names such files
     * @param pattern of their names: {@code *.json}
     */
    Optional<Path> chooseFile(Window above, String what, String pattern);

    /**
     * Asks where to write a file; waits for a person on the FX thread; empty if they chose none.
     *
     * @param suggested a file name without a folder
     */
    Optional<Path> chooseTarget(Window above, String suggested);
}
