package io.aibotiyi.backend.identity.credentials;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people prove who they are.
 *
 * @param breachedPasswords file of breached passwords, see {@link BreachedPasswords}; empty: none
 * @param totpPreviousStep also takes the code of the 30 seconds before; ASVS 5.0 6.5.5 wants only
 *     the current one, RFC 6238 §5.2 allows one step of delay
 * @param strongFactorRoles people with one of these roles may replace their last strong factor but
 *     not remove it
 * @param emailSignIn lets a mailed code or link be a first factor, where mail is configured
 * @param linkBase what mailed links begin with; the workstation registers the scheme {@code
 *     aibot-iyi}
 * @param passkeyRpId domain that passkeys belong to; empty: no passkeys
 * @param passkeyOrigins origins on which they may be used, {@code https://trade.example.org}
 * @param resetLife how long a link for a new password is good
 */
@Validated
@ConfigurationProperties("aibot.identity")
public record IdentitySettings(
        @DefaultValue("") @NotNull String breachedPasswords,
        @DefaultValue("false") boolean totpPreviousStep,
        @DefaultValue({"ADMIN", "OPERATOR", "DEVELOPER", "AUDITOR"}) @NotNull
                Set<String> strongFactorRoles,
        @DefaultValue("true") boolean emailSignIn,
        @DefaultValue("aibot-iyi://open") @NotBlank String linkBase,
        @DefaultValue("") @NotNull String passkeyRpId,
        @DefaultValue @NotNull List<String> passkeyOrigins,
        @DefaultValue("30m") @NotNull @DurationMin(minutes = 5) @DurationMax(hours = 24)
                Duration resetLife) {

    public IdentitySettings {
        strongFactorRoles = Set.copyOf(strongFactorRoles);
        passkeyOrigins = List.copyOf(passkeyOrigins);
    }

    /** What application.yaml says when nobody changed it. */
    public static IdentitySettings standard() {
        return new IdentitySettings(
                "",
                false,
                Set.of("ADMIN", "OPERATOR", "DEVELOPER", "AUDITOR"),
                true,
                "aibot-iyi://open",
                "",
                List.of(),
                Duration.ofMinutes(30));
    }
}
