package io.aibotiyi.workstation.security;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.workstation.acts.Acts;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.spaces.SaveForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Fetches the archive of one's own data and keeps it. It can be fetched only once, so a place for
 * it is made on the disk before it is asked for.
 */
final class Archive {

    private final Acts acts;
    private final FileDialogs files;
    private final Runnable fetched;

    /**
     * @param fetched run once it is in its file
     */
    Archive(Acts acts, FileDialogs files, Runnable fetched) {
        this.acts = acts;
        this.files = files;
        this.fetched = fetched;
    }

    /** Asks where to, then fetches. */
    void save(UUID request) {
        SaveForm form =
                new SaveForm(
                        acts.dialogs(),
                        files,
                        "Save your data",
                        "A zip with data.json for machines and data.txt for people. It can be"
                                + " fetched once; keep it where only you read it.",
                        "my-data-" + request + ".zip",
                        "Save",
                        target ->
                                acts.ask(
                                        "Save your data",
                                        client -> fetch(client, request, target),
                                        _ -> fetched.run()));
        acts.dialogs().show(form, form.first(), () -> {});
    }

    /**
     * @return the file
     * @throws UncheckedIOException naming the folder if nothing can be written there; then nothing
     *     was fetched
     */
    static Path fetch(AibotClient client, UUID request, Path target) {
        Path waiting;
        try {
            waiting = Files.createTempFile(target.toAbsolutePath().getParent(), "data", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Nothing can be written beside " + target + "; the archive was not fetched.",
                    e);
        }
        try {
            Files.write(waiting, client.privacy().archive(request));
            return Files.move(waiting, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The archive was fetched and is in " + waiting + "; it could not be renamed.",
                    e);
        } catch (RuntimeException e) {
            remove(waiting);
            throw e;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be removed.", e);
        }
    }
}
