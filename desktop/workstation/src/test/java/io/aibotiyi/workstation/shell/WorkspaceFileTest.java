package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.dock.DefaultLayout;
import io.aibotiyi.workstation.dock.Workspaces;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceFileTest {

    @TempDir Path home;

    private final Workspaces two =
            Workspaces.of("Trade", DefaultLayout.of(1600, 942))
                    .add("Scalping", DefaultLayout.of(1000, 700).close("equity-1"));

    @Test
    void bringsBackWhatWasSaved() throws IOException {
        WorkspaceFile file = new WorkspaceFile(home);
        assertEquals(new WorkspaceFile.Loaded(null, List.of(), null), file.load());
        file.save(two);
        assertEquals(new WorkspaceFile.Loaded(two, List.of(), null), file.load());
    }

    @Test
    void keepsAFileAsideOfWhichSomethingCannotBeRead() throws IOException {
        WorkspaceFile file = new WorkspaceFile(home);
        file.save(two);
        Path saved = home.resolve("workstation/workspaces.json");
        String broken = Files.readString(saved).replaceFirst("\"tape\"", "\"telepathy\"");
        Files.writeString(saved, broken);
        WorkspaceFile.Loaded loaded = file.load();
        assertEquals(two.names(), Objects.requireNonNull(loaded.workspaces()).names());
        assertEquals(1, loaded.problems().size());
        assertTrue(loaded.problems().getFirst().endsWith(".kind"), loaded.problems()::toString);
        assertEquals(broken, Files.readString(Objects.requireNonNull(loaded.aside())));
        Files.writeString(saved, "{\"workspaces\": [");
        WorkspaceFile.Loaded nothing = file.load();
        assertNull(nothing.workspaces());
        assertEquals(List.of("workspaces.json is not readable JSON"), nothing.problems());
        assertEquals(
                "{\"workspaces\": [", Files.readString(Objects.requireNonNull(nothing.aside())));
        assertEquals(broken, Files.readString(Objects.requireNonNull(loaded.aside())));
        for (int i = 0; i < 30; i++) {
            file.load();
        }
        try (var all = Files.list(saved.getParent())) {
            assertEquals(10, all.count(), "nine copies at most");
        }
    }

    @Test
    void handsOneWorkspaceToSomebodyElse() throws IOException {
        Path to = home.resolve("scalping.json");
        WorkspaceFile.export(two.current(), to);
        List<String> problems = new ArrayList<>();
        assertEquals(Optional.of(two.current()), WorkspaceFile.read(to, problems));
        assertEquals(List.of(), problems);
        assertThrows(
                FileAlreadyExistsException.class, () -> WorkspaceFile.export(two.current(), to));
        Files.writeString(to, "[]");
        assertEquals(Optional.empty(), WorkspaceFile.read(to, problems));
        assertEquals(1, problems.size());
        Files.write(to, new byte[(4 << 20) + 1]);
        problems.clear();
        assertEquals(Optional.empty(), WorkspaceFile.read(to, problems));
        assertEquals(List.of("scalping.json is larger than 4 MiB"), problems);
    }
}
