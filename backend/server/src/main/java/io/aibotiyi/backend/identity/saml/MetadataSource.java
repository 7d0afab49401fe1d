package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderAddresses;
import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.backend.identity.providers.ProviderHttp;
import io.aibotiyi.protocol.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one provider's metadata comes from; kept for an hour, at most {@link ProviderHttp#LARGEST}
 * bytes. It is believed as much as its address or file is: its own signature is not asked. Safe
 * from any thread; blocks.
 */
final class MetadataSource {

    private static final Duration KEPT = Duration.ofHours(1);

    /** So long metadata is not asked for again because of an answer that nobody known signed. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Known(IdpMetadata metadata, Instant at) {}

    private final SamlSettings.Provider settings;
    private final Clock clock;
    private final @Nullable ProviderHttp http;
    private volatile @Nullable Known known;

    MetadataSource(SamlSettings.Provider settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        URI address = settings.metadataUri();
        this.http =
                address == null ? null : new ProviderHttp(address, "application/samlmetadata+xml");
    }

    /**
     * @throws ProblemException PROVIDER_UNAVAILABLE
     */
    IdpMetadata current() {
        Known kept = known;
        Instant now = clock.instant();
        return kept == null || !now.isBefore(kept.at().plus(KEPT)) || ended(kept.metadata(), now)
                ? read(now)
                : kept.metadata();
    }

    /**
     * Asked for again if what is kept is not fresh: the provider may have new keys.
     *
     * @throws ProblemException PROVIDER_UNAVAILABLE
     */
    IdpMetadata renewed() {
        Known kept = known;
        Instant now = clock.instant();
        return kept == null || !now.isBefore(kept.at().plus(FRESH)) ? read(now) : kept.metadata();
    }

    private IdpMetadata read(Instant now) {
        try {
            IdpMetadata metadata = IdpMetadata.read(text(), settings.issuer());
            if (ended(metadata, now)) {
                throw ProviderFailure.unavailable("Its metadata has ended (validUntil)");
            }
            requireSafe(metadata.signOn());
            known = new Known(metadata, now);
            return metadata;
        } catch (IOException e) {
            throw ProviderFailure.unavailable("Its metadata cannot be had", e);
        }
    }

    private static boolean ended(IdpMetadata metadata, Instant now) {
        Instant end = metadata.validUntil();
        return end != null && !now.isBefore(end);
    }

    /** Metadata of a file may name what an administrator named; what came from afar may not. */
    private void requireSafe(URI signOn) {
        URI source = settings.metadataUri();
        if (!ProviderAddresses.safe(signOn, source == null ? signOn : source)) {
            throw ProviderFailure.unavailable("Its sign-on address is not https");
        }
    }

    private String text() throws IOException {
        URI address = settings.metadataUri();
        if (http == null || address == null) {
            Path file = Path.of(settings.metadataFile());
            if (Files.size(file) > ProviderHttp.LARGEST) {
                throw new IOException("more than " + ProviderHttp.LARGEST + " bytes");
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        }
        ProviderHttp.Answer answer = http.get(address);
        if (answer.status() != 200) {
            throw new IOException("HTTP " + answer.status());
        }
        return answer.body();
    }
}
