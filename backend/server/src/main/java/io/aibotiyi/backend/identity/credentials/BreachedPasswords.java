package io.aibotiyi.backend.identity.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Passwords known from breaches, in a file that the operator gives ({@code
 * aibot.identity.breached-passwords}); nothing is asked over the network.
 *
 * <p>The file is one of two, told apart by its first line:
 *
 * <ul>
 *   <li>SHA-1 hashes in ascending order, {@code HASH[:COUNT]} a line, as Have I Been Pwned's
 *       downloader writes; of any size, since it is searched where it lies in some forty reads;
 *   <li>clear passwords, one a line, in any order; at most {@link #MOST_WORDS} lines, of which 8
 *       bytes each are kept.
 * </ul>
 *
 * SHA-1 is here a name for a password in a public list, not a protection. Safe from any thread.
 */
@Component
public final class BreachedPasswords implements DisposableBean {

    static final int MOST_WORDS = 5_000_000;

    private static final Pattern HASHED = Pattern.compile("[0-9A-Fa-f]{40}(:\\d+)?");
    private static final int HASH_LENGTH = 40;
    private static final int LONGEST_LINE = 64;

    private final @Nullable FileChannel hashes;
    private final long[] words;

    @Autowired
    public BreachedPasswords(IdentitySettings settings) {
        this(settings.breachedPasswords().isBlank() ? null : Path.of(settings.breachedPasswords()));
    }

    /**
     * @param file null for none
     * @throws UncheckedIOException if it cannot be read
     */
    BreachedPasswords(@Nullable Path file) {
        try {
            if (file == null) {
                hashes = null;
                words = new long[0];
            } else if (isHashed(file)) {
                hashes = FileChannel.open(file, StandardOpenOption.READ);
                words = new long[0];
            } else {
                hashes = null;
                words = readWords(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "aibot.identity.breached-passwords names "
                            + file
                            + ", which cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * @param password normalised
     */
    public boolean contains(String password) {
        byte[] hash = sha1(password);
        if (hashes == null) {
            return Arrays.binarySearch(words, prefix(hash)) >= 0;
        }
        try {
            return search(hashes, HexFormat.of().withUpperCase().formatHex(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file of breached passwords cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void destroy() throws IOException {
        if (hashes != null) {
            hashes.close();
        }
    }

    private static boolean isHashed(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return first != null && HASHED.matcher(first.strip()).matches();
        }
    }

    private static long[] readWords(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long[] read =
                    lines.lines()
                            .limit(MOST_WORDS + 1L)
                            .filter(l -> !l.isEmpty())
                            .mapToLong(l -> prefix(sha1(PasswordRules.normal(l))))
                            .toArray();
            if (read.length > MOST_WORDS) {
                throw new IOException(
                        "it has more than "
                                + MOST_WORDS
                                + " lines; give a sorted file of SHA-1 hashes instead");
            }
            Arrays.sort(read);
            return read;
        }
    }

    /** Bisects the file by bytes; each probe reads the line that begins after the middle. */
    private static boolean search(FileChannel file, String hash) throws IOException {
        long low = 0;
        long high = file.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            long line = lineAfter(file, middle);
            String found = line < high ? hashAt(file, line) : null;
            if (found == null) {
                high = middle;
            } else {
                int order = hash.compareTo(found);
                if (order == 0) {
                    return true;
                }
                if (order < 0) {
                    high = middle;
                } else {
                    low = line + HASH_LENGTH;
                }
            }
        }
        return false;
    }

    /** Where the first line at or after the position begins; the end of the file if none does. */
    private static long lineAfter(FileChannel file, long position) throws IOException {
        if (position == 0) {
            return 0;
        }
        ByteBuffer bytes = read(file, position - 1, LONGEST_LINE);
        for (int i = 0; i < bytes.limit(); i++) {
            if (bytes.get(i) == '\n') {
                return position + i;
            }
        }
        return file.size();
    }

    private static @Nullable String hashAt(FileChannel file, long position) throws IOException {
        ByteBuffer bytes = read(file, position, HASH_LENGTH);
        return bytes.limit() < HASH_LENGTH
                ? null
                : StandardCharsets.US_ASCII.decode(bytes).toString().toUpperCase(Locale.ROOT);
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.flip();
    }

    private static long prefix(byte[] hash) {
        return ByteBuffer.wrap(hash).getLong();
    }

    private static byte[] sha1(String password) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-1", e);
        }
    }
}
