package io.aibotiyi.launcher;

import java.util.Optional;

/** Where every face begins. */
public final class Main {

    private Main() {}

    /**
     * Ends the process with the face's exit code. The desktop as it is usually started does without
     * the command line parser, which takes longer than the rest of the launcher together.
     */
    public static void main(String[] args) {
        Optional<DesktopStart> usual =
                Display.isPresent() ? DesktopStart.usual(args) : Optional.empty();
        System.exit(
                usual.map(DesktopStart::run).orElseGet(() -> Aibot.commandLine().execute(args)));
    }
}
