package io.aibotiyi.backend.identity.sessions;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long sessions last. The reasons for the defaults are in the documentation of sessions.
 *
 * @param idleTimeout without anything that a person did
 * @param life from signing in, whatever happens
 * @param perPerson at once; one more ends the one that was used least lately
 * @param retryWindow in which a refresh token that was just used gets the same successor again
 * @param confirmDevices whether a person's further devices must be confirmed; false only tells them
 * @param recheck how old what this node knows of a session may be: what another node did holds here
 *     after it
 * @param sweep how often idle sessions are looked for
 */
@Validated
@ConfigurationProperties("aibot.sessions")
public record SessionSettings(
        @DefaultValue("1h") Duration idleTimeout,
        @DefaultValue("7d") Duration life,
        @DefaultValue("10") @Min(1) @Max(1000) int perPerson,
        @DefaultValue("10s") Duration retryWindow,
        @DefaultValue("true") boolean confirmDevices,
        @DefaultValue("500ms") Duration recheck,
        @DefaultValue("15s") Duration sweep) {

    public static SessionSettings defaults() {
        return new SessionSettings(
                Duration.ofHours(1),
                Duration.ofDays(7),
                10,
                Duration.ofSeconds(10),
                true,
                Duration.ofMillis(500),
                Duration.ofSeconds(15));
    }

    @AssertTrue(
            message =
                    "idle-timeout must be at least 1 s and at most life, which is at most 7 days;"
                            + " retry-window at most 10 s; recheck at most 1 s; sweep from 100 ms")
    boolean isReasonable() {
        return idleTimeout.compareTo(Duration.ofSeconds(1)) >= 0
                && idleTimeout.compareTo(life) <= 0
                && life.compareTo(Duration.ofDays(7)) <= 0
                && !retryWindow.isNegative()
                && retryWindow.compareTo(Duration.ofSeconds(10)) <= 0
                && recheck.compareTo(Duration.ofMillis(1)) >= 0
                && recheck.compareTo(Duration.ofSeconds(1)) <= 0
                && sweep.compareTo(Duration.ofMillis(100)) >= 0;
    }
}
