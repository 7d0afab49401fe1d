package io.aibotiyi.workstation.replay;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The dialogs of the operating system; remembers the folder while the window is open. */
public final class SystemFileDialogs implements FileDialogs {

    private final FileChooser chooser = new FileChooser();

    public SystemFileDialogs() {
        chooser.setTitle("Open a recording");
    }

    @Override
    public boolean areAvailable() {
        return true;
    }

    @Override
    public Optional<Path> chooseRecording(Window above) {
        File chosen = chooser.showOpenDialog(above);
        if (chosen == null) {
            return Optional.empty();
        }
        chooser.setInitialDirectory(chosen.getParentFile());
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> chooseFile(Window above, String what, String pattern) {
        FileChooser source = new FileChooser();
        source.setTitle("Open");
        source.getExtensionFilters().add(new FileChooser.ExtensionFilter(what, pattern));
        return Optional.ofNullable(source.showOpenDialog(above)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseTarget(Window above, String suggested) {
        FileChooser target = new FileChooser();
        target.setTitle("Save");
        target.setInitialFileName(suggested);
        return Optional.ofNullable(target.showSaveDialog(above)).map(File::toPath);
    }
}
