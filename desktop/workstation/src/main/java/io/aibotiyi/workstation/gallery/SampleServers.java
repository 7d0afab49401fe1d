package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ServerCertificate;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.CertificateTrust;
import io.aibotiyi.workstation.state.TrustQuestion;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * The same sample at every address, over a certificate of its own at {@link #SELF_SIGNED} and over
 * another one than before at {@link #CHANGED}.
 */
public final class SampleServers implements Backends, CertificateTrust {

    /** Shows a certificate that nobody vouches for. */
    public static final URI SELF_SIGNED = URI.create("https://desk.example.com:8443");

    /** Shows another certificate than the trusted one. */
    public static final URI CHANGED = URI.create("https://desk-eu.example.com:8443");

    private static final String PRINT =
            "4B:1F:9C:22:E0:77:5D:A3:68:0E:91:C4:3F:BB:12:8A:"
                    + "D7:54:06:EE:3A:C9:71:1D:85:F2:49:60:AE:33:0B:97";
    private static final String BEFORE =
            "9E:70:C1:4D:08:B6:F3:2A:55:E9:17:8C:D0:6B:A4:31:"
                    + "0F:C8:92:5E:B7:23:64:DA:19:80:FE:4C:76:A5:3D:E1";

    private final AibotClient backend;
    private final Instant now;
    private final Map<String, String> pins = new HashMap<>();

    public SampleServers(AibotClient backend, Instant now) {
        this.backend = backend;
        this.now = now;
        pin(CHANGED, BEFORE);
    }

    @Override
    public AibotClient embedded() {
        return backend;
    }

    @Override
    public AibotClient remote(URI address) {
        boolean own = address.equals(SELF_SIGNED) || address.equals(CHANGED);
        if (own && !PRINT.equals(pinned(address).orElse(""))) {
            throw new UnreachableException(
                    address, "not trusted", new SSLHandshakeException("not trusted"));
        }
        return backend;
    }

    @Override
    public Optional<CertificateTrust> trust() {
        return Optional.of(this);
    }

    @Override
    public Optional<String> pinned(URI address) {
        return Optional.ofNullable(pins.get(TrustQuestion.placeOf(address)));
    }

    @Override
    public void pin(URI address, String fingerprint) {
        pins.put(TrustQuestion.placeOf(address), fingerprint);
    }

    @Override
    public void forget(URI address) {
        pins.remove(TrustQuestion.placeOf(address));
    }

    @Override
    public ServerCertificate look(URI address) {
        return new ServerCertificate(
                PRINT,
                "CN=AIBOT IYI backend",
                "CN=AIBOT IYI backend",
                List.of("localhost", address.getHost(), "127.0.0.1", "203.0.113.20"),
                now.minus(Duration.ofDays(40)),
                now.plus(Duration.ofDays(785)),
                true);
    }

    @Override
    public void close() {}
}
