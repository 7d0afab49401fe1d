package io.aibotiyi.backend.identity.sessions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The P-256 key that signs access tokens, made at the first start and kept in HOME/secrets,
 * readable by its owner alone.
 */
@Component
public final class SigningKey {

    private final ECKey key;

    public SigningKey(@Value("${aibot.home}") String home) {
        Path file = Path.of(home).resolve("secrets").resolve("access-token-key.json");
        try {
            this.key = Files.exists(file) ? read(file) : create(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The signing key " + file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    ECKey key() {
        return key;
    }

    private static ECKey read(Path file) throws IOException {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw new IOException("it is not a private P-256 key");
            }
            return key;
        } catch (ParseException e) {
            throw new IOException(
                    "it is not a JWK; remove it to make a new one (everybody must sign in again)");
        }
    }

    private static ECKey create(Path file) throws IOException {
        try {
            ECKey made = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("no folder");
            }
            Files.createDirectories(folder, privately(folder, "rwx------"));
            Path draft =
                    Files.createTempFile(folder, "key", ".new", privately(folder, "rw-------"));
            Files.writeString(draft, made.toJSONString());
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException e) {
                Files.delete(draft);
                return read(file);
            }
            return made;
        } catch (JOSEException e) {
            throw new IOException("this Java cannot make a P-256 key", e);
        }
    }

    /** Owner-only where the file system knows permissions; Windows keeps the home folder's. */
    private static FileAttribute<?>[] privately(Path folder, String permissions) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(set)};
    }
}
