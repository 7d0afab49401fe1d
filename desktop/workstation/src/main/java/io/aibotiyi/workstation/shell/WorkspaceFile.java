package io.aibotiyi.workstation.shell;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.dock.DockJson;
import io.aibotiyi.workstation.dock.DockReader;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.dock.Workspaces.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Named workspaces in {@code workstation/workspaces.json} of the application data folder, read
 * field by field. A file of which something cannot be read is copied aside before it is written
 * again, so that nothing is lost. Written to a new file that then takes the old one's place. Not
 * for several threads at once.
 */
public final class WorkspaceFile {

    /** Larger files are not read. */
    private static final long LARGEST = 4 << 20;

    /** So many copies are kept aside; a further one takes the last one's place. */
    private static final int COPIES = 9;

    private final Path file;

    public WorkspaceFile(Path home) {
        file = home.resolve("workstation").resolve("workspaces.json");
    }

    /**
     * What was read.
     *
     * @param workspaces null if there is no file, or nothing in it can be read
     * @param problems paths of the fields that could not be read
     * @param aside where the file was copied to; null if all could be read
     */
    public record Loaded(
            @Nullable Workspaces workspaces, List<String> problems, @Nullable Path aside) {}

    public Loaded load() throws IOException {
        if (!Files.exists(file)) {
            return new Loaded(null, List.of(), null);
        }
        List<String> problems = new ArrayList<>();
        Workspaces read =
                tree(file, problems)
                        .flatMap(root -> new DockReader(problems).workspaces(root))
                        .orElse(null);
        return new Loaded(
                read, List.copyOf(problems), problems.isEmpty() && read != null ? null : copy());
    }

    private static Optional<JsonNode> tree(Path from, List<String> problems) throws IOException {
        if (Files.size(from) > LARGEST) {
            problems.add(from.getFileName() + " is larger than 4 MiB");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Json.mapper()
                            .readTree(
                                    new String(Files.readAllBytes(from), StandardCharsets.UTF_8)));
        } catch (JacksonException e) {
            problems.add(from.getFileName() + " is not readable JSON");
            return Optional.empty();
        }
    }

    private Path copy() throws IOException {
        Path aside = file;
        for (int i = 1; i <= COPIES; i++) {
            aside = file.resolveSibling("workspaces.unread-" + i + ".json");
            if (!Files.exists(aside)) {
                break;
            }
        }
        return Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    public void save(Workspaces workspaces) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling("workspaces.json.new");
        Files.write(fresh, bytes(DockJson.write(workspaces)));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Writes one workspace for somebody else.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is such a file
     */
    public static void export(Named workspace, Path to) throws IOException {
        Files.write(to, bytes(DockJson.write(workspace)), StandardOpenOption.CREATE_NEW);
    }

    /**
     * Reads one workspace that was exported; empty if it has no panel that can be read.
     *
     * @param problems told of what could not be read
     */
    public static Optional<Named> read(Path from, List<String> problems) throws IOException {
        return tree(from, problems).flatMap(root -> new DockReader(problems).workspace(root));
    }

    private static byte[] bytes(ObjectNode node) {
        return Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(node)
                .getBytes(StandardCharsets.UTF_8);
    }
}
