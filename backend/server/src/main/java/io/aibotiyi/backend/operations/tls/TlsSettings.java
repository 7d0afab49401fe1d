package io.aibotiyi.backend.operations.tls;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * TLS of REST and streams; only TLS 1.3 is spoken.
 *
 * @param mode none, files, or self-signed: a certificate made at the first start and kept in
 *     HOME/tls
 * @param certificate for files: a PEM file with the certificate and its chain, or a PKCS#12 file
 *     ({@code .p12}, {@code .pfx})
 * @param privateKey for a PEM certificate: its key, PKCS#8 in PEM
 * @param password of the PKCS#12 file or of an encrypted PEM key
 * @param reloadInterval how often the files are looked at for a renewal
 */
@Validated
@ConfigurationProperties("aibot.tls")
public record TlsSettings(
        @DefaultValue("none") @NotNull Mode mode,
        @DefaultValue("") String certificate,
        @DefaultValue("") String privateKey,
        @DefaultValue("") String password,
        @DefaultValue("60s") @DurationMin(millis = 50) Duration reloadInterval) {

    /** Where the certificate comes from. */
    public enum Mode {
        NONE,
        FILES,
        SELF_SIGNED
    }

    @Override
    public String toString() {
        return "TlsSettings[mode=" + mode + ", certificate=" + certificate + "]";
    }
}
