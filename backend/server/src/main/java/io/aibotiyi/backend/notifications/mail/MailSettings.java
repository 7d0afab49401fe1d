package io.aibotiyi.backend.notifications.mail;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The SMTP server that takes our mail.
 *
 * @param host empty: no mail is sent, and nothing that needs it is offered
 * @param port of the server; 587 with STARTTLS, 465 with TLS
 * @param username empty: no authentication
 * @param password of that user
 * @param from sender's address; needed with a host
 * @param security how the connection is protected; the server's certificate must be for its host
 * @param certificates PEM file of the authorities to trust instead of the system's; empty: those
 * @param timeout for connecting, and for each answer
 */
@Validated
@ConfigurationProperties("aibot.mail")
public record MailSettings(
        @DefaultValue("") @NotNull String host,
        @DefaultValue("587") @Min(1) @Max(65_535) int port,
        @DefaultValue("") @NotNull String username,
        @DefaultValue("") @NotNull String password,
        @DefaultValue("") @NotNull String from,
        @DefaultValue("STARTTLS") @NotNull Security security,
        @DefaultValue("") @NotNull String certificates,
        @DefaultValue("20s") @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 2)
                Duration timeout) {

    /** How a connection to the server is protected. */
    public enum Security {
        /** Plain until STARTTLS (RFC 3207), without which nothing is sent. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS,
        /** Nothing; only for a server on this machine. */
        NONE
    }

    public boolean configured() {
        return !host.isBlank();
    }

    @AssertTrue(message = "aibot.mail.from must name the sender's address where a host is given")
    boolean isSenderNamed() {
        return !configured() || from.contains("@");
    }

    @AssertTrue(message = "aibot.mail.security NONE is only for a server on 127.0.0.1 or localhost")
    boolean isPlainOnlyLocally() {
        return security != Security.NONE
                || !configured()
                || host.equals("localhost")
                || host.equals("127.0.0.1")
                || host.equals("::1");
    }

    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", security=" + security + "]";
    }
}
