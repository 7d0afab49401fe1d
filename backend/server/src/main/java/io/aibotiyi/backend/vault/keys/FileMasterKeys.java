package io.aibotiyi.backend.vault.keys;

import io.aibotiyi.backend.vault.SealBrokenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Versions of the key-encryption key in a file, one {@code VERSION BASE64} a line, readable by its
 * owner alone. Nodes that share a database share this file; one of them rotates, the others read it
 * again when they meet a version that they do not know.
 */
public final class FileMasterKeys implements MasterKeys {

    private final Path file;
    private volatile NavigableMap<Integer, byte[]> keys;

    /**
     * @throws UncheckedIOException if the file is there and cannot be read
     */
    public FileMasterKeys(Path file) {
        this.file = file;
        this.keys = read();
    }

    @Override
    public synchronized void initialise() {
        if (keys.isEmpty()) {
            rotate();
        }
    }

    @Override
    public synchronized List<Integer> versions() {
        keys = read(); // another node may have rotated
        return List.copyOf(keys.keySet());
    }

    @Override
    public WrappedKey wrap(byte[] key, String context) {
        Map.Entry<Integer, byte[]> current = keys.lastEntry();
        if (current == null) {
            throw missing();
        }
        byte[] wrapped = AesGcm.seal(current.getValue(), bound(current.getKey(), context), key);
        return new WrappedKey(
                current.getKey(), Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String context) {
        byte[] key = key(wrapped.version());
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(wrapped.text());
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException("The data key " + context + " is not Base64");
        }
        return AesGcm.open(
                key, bound(wrapped.version(), context), sealed, "the data key " + context);
    }

    @Override
    public synchronized int rotate() {
        NavigableMap<Integer, byte[]> next = new TreeMap<>(read());
        int version = next.isEmpty() ? 1 : next.lastKey() + 1;
        next.put(version, AesGcm.newKey());
        write(next);
        return version;
    }

    @Override
    public synchronized void retire(int version) {
        NavigableMap<Integer, byte[]> next = new TreeMap<>(read());
        if (!next.isEmpty() && next.lastKey() == version) {
            throw new IllegalStateException(
                    "Version " + version + " of the key-encryption key is in use");
        }
        next.remove(version);
        write(next);
    }

    private byte[] key(int version) {
        byte[] key = keys.get(version);
        return key != null ? key : reread(version);
    }

    private synchronized byte[] reread(int version) {
        keys = read();
        byte @Nullable [] key = keys.get(version);
        if (key == null) {
            throw new IllegalStateException(
                    "Version "
                            + version
                            + " of the key-encryption key is not in "
                            + file
                            + "; put the file of that time back from its backup");
        }
        return key;
    }

    private IllegalStateException missing() {
        return new IllegalStateException(
                "The key-encryption key "
                        + file
                        + " is missing, but the database holds data that it sealed; put the file"
                        + " back from its backup");
    }

    private NavigableMap<Integer, byte[]> read() {
        NavigableMap<Integer, byte[]> found = new TreeMap<>();
        if (!Files.exists(file)) {
            return found;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ", -1);
                byte[] key = Base64.getUrlDecoder().decode(parts[parts.length - 1]);
                if (parts.length != 2 || key.length != AesGcm.KEY) {
                    throw new IllegalArgumentException("wrong length");
                }
                found.put(Integer.parseInt(parts[0]), key);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key-encryption key " + file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            // the message of the cause could hold key material
            throw new UncheckedIOException(
                    new IOException(
                            "The key-encryption key "
                                    + file
                                    + " is damaged; put it back from its backup"));
        }
    }

    private void write(NavigableMap<Integer, byte[]> next) {
        List<String> lines = new ArrayList<>();
        next.forEach((version, key) ->
                lines.add(
                        version
                                + " "
                                + Base64.getUrlEncoder().withoutPadding().encodeToString(key)));
        try {
            OwnerOnlyFile.replace(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The key-encryption key " + file + " cannot be written: " + e.getMessage(), e);
        }
        keys = next;
    }

    private static byte[] bound(int version, String context) {
        return ("kek:" + version + ":" + context).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
