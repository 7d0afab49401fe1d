package io.aibotiyi.workstation.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDeviceKeyTest {

    @TempDir Path home;

    private FileDeviceKey key() {
        return FileDeviceKey.in(home, InstantSource.system());
    }

    @Test
    void isTheSameKeyAtTheNextStart() throws Exception {
        FileDeviceKey made = key();
        FileDeviceKey read = key();

        assertThat(read.publicKey()).isEqualTo(made.publicKey());
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(made.publicKey());
        verifier.update(new byte[] {1, 2, 3});
        assertThat(verifier.verify(read.sign(new byte[] {1, 2, 3}))).isTrue();
    }

    @Test
    void onlyItsOwnerReadsTheFile() throws Exception {
        key();

        Path file = home.resolve("device-key.p12");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void workstationsThatStartTogetherAgreeOnOneKey() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<FileDeviceKey>> starts = java.util.Collections.nCopies(4, this::key);
            for (var started : pool.invokeAll(starts)) {
                assertThat(started.get().publicKey()).isEqualTo(key().publicKey());
            }
        }
    }

    @Test
    void saysWhichFileIsNoKey() throws Exception {
        Files.writeString(home.resolve("device-key.p12"), "not a key store");

        assertThatThrownBy(this::key)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("device-key.p12");
    }
}
