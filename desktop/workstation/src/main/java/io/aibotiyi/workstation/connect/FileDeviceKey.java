package io.aibotiyi.workstation.connect;

import io.aibotiyi.client.DeviceKey;
import io.aibotiyi.client.SoftwareDeviceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.InstantSource;

/**
 * The key of this workstation, made at the first use and kept in HOME/device-key.p12 (PKCS#12),
 * which only its owner may read. That permission is what protects it: the format demands a
 * password, and one beside the file would add nothing. Safe from any thread.
 */
public final class FileDeviceKey implements DeviceKey {

    private static final String ALIAS = "device";
    private static final char[] FORMALITY = "device-key".toCharArray();

    private final DeviceKey key;

    private FileDeviceKey(DeviceKey key) {
        this.key = key;
    }

    /**
     * The key in the home, made if there is none.
     *
     * @throws UncheckedIOException naming the file, if it cannot be read or made
     */
    public static FileDeviceKey in(Path home, InstantSource clock) {
        Path file = home.resolve("device-key.p12");
        try {
            KeyPair pair = Files.exists(file) ? read(file) : make(file, clock);
            return new FileDeviceKey(new SoftwareDeviceKey(pair));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    new IOException(
                            file
                                    + " is not a device's key; remove it, and this workstation"
                                    + " registers as a new device",
                            e));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read or made: " + e.getMessage(), e);
        }
    }

    @Override
    public ECPublicKey publicKey() {
        return key.publicKey();
    }

    @Override
    public byte[] sign(byte[] input) {
        return key.sign(input);
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, FORMALITY);
        }
        Certificate certificate = store.getCertificate(ALIAS);
        if (certificate == null || !(store.getKey(ALIAS, FORMALITY) instanceof PrivateKey secret)) {
            throw new GeneralSecurityException("no key named " + ALIAS);
        }
        return new KeyPair(certificate.getPublicKey(), secret);
    }

    private static KeyPair make(Path file, InstantSource clock)
            throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("it has no folder");
        }
        Files.createDirectories(folder);
        KeyPair pair = SoftwareDeviceKey.generate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, FORMALITY);
        store.setKeyEntry(
                ALIAS,
                pair.getPrivate(),
                FORMALITY,
                new Certificate[] {SelfSigned.of(pair, clock.instant())});
        Path draft = Files.createTempFile(folder, "device-key", ".new", ownerOnly(folder));
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                store.store(out, FORMALITY);
            }
            place(draft, file);
            return pair;
        } catch (FileAlreadyExistsException e) {
            return read(file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Fails if another workstation on this home was faster, as far as the file system can tell. */
    private static void place(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    /** Where the file system knows permissions; elsewhere it keeps the home folder's. */
    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
