package io.aibotiyi.workstation.connect;

import io.aibotiyi.client.ServerCertificate;
import io.aibotiyi.workstation.state.CertificateTrust;
import io.aibotiyi.workstation.state.TrustQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decisions about certificates in HOME/trusted-servers, a line each: {@code host:port AB:CD:…}. A
 * line that cannot be read stops everything rather than being asked about again: a damaged file
 * must not turn a changed certificate into a first one. Safe from any thread of this process.
 */
public final class TrustedServers implements CertificateTrust {

    /** Most decisions that are kept; one more is refused. */
    static final int MOST = 1_000;

    private static final Pattern LINE =
            Pattern.compile("(\\S{1,300}:[0-9]{1,5}) ([0-9A-F]{2}(?::[0-9A-F]{2}){31})");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path file;

    public TrustedServers(Path home) {
        file = home.resolve("trusted-servers");
    }

    @Override
    public synchronized Optional<String> pinned(URI address) {
        return Optional.ofNullable(read().get(TrustQuestion.placeOf(address)));
    }

    /**
     * @throws IllegalArgumentException if it is no fingerprint
     * @throws IllegalStateException if {@link #MOST} are kept already
     */
    @Override
    public synchronized void pin(URI address, String fingerprint) {
        String place = TrustQuestion.placeOf(address);
        String print = fingerprint.toUpperCase(Locale.ROOT);
        if (!LINE.matcher(place + ' ' + print).matches()) {
            throw new IllegalArgumentException("not a fingerprint of SHA-256: " + fingerprint);
        }
        Map<String, String> all = read();
        if (all.size() >= MOST && !all.containsKey(place)) {
            throw new IllegalStateException(
                    file + " holds " + MOST + " servers; remove some lines of it first");
        }
        all.put(place, print);
        write(all);
    }

    @Override
    public synchronized void forget(URI address) {
        Map<String, String> all = read();
        if (all.remove(TrustQuestion.placeOf(address)) != null) {
            write(all);
        }
    }

    @Override
    public ServerCertificate look(URI address) {
        return ServerCertificate.of(address, PATIENCE);
    }

    private Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                Matcher matcher = LINE.matcher(line.strip());
                if (matcher.matches()) {
                    all.put(matcher.group(1), matcher.group(2));
                } else if (!line.isBlank()) {
                    throw new UncheckedIOException(
                            new IOException(
                                    file
                                            + ", line "
                                            + number
                                            + ": “host:port AB:CD:…” is expected; mend or remove"
                                            + " the line"));
                }
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(Map<String, String> all) {
        StringBuilder text = new StringBuilder();
        all.forEach((place, print) -> text.append(place).append(' ').append(print).append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling("trusted-servers.new");
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
