package io.aibotiyi.backend.identity.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.text.ParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The file in which former releases kept their one signing key, unsealed. Its key moves into the
 * ring, so that those who are signed in stay so, and the file is deleted.
 */
@Component
public final class FormerKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(FormerKeyFile.class);

    private final Path file;

    public FormerKeyFile(@Value("${aibot.home}") String home) {
        this.file = Path.of(home).resolve("secrets").resolve("access-token-key.json");
    }

    /** The P-256 key in it; empty without a file, or if it holds no such key. */
    Optional<KeyPair> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            return key.isPrivate() && Curve.P_256.equals(key.getCurve())
                    ? Optional.of(key.toKeyPair())
                    : Optional.empty();
        } catch (ParseException | JOSEException e) {
            LOG.warn("{} is not a signing key and is removed; people have to sign in again", file);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key " + file + " cannot be read", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The superseded signing key " + file + " cannot be deleted", e);
        }
    }
}
