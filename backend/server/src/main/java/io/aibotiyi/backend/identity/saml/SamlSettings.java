package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.ProviderAddresses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * SAML 2.0 identity providers at which people may sign in.
 *
 * @param providers at most 16, each with name, label, issuer, metadata-uri or metadata-file,
 *     entity-id, key-file, name-id, email-attribute and link-by-email
 */
@Validated
@ConfigurationProperties("aibot.saml")
public record SamlSettings(@DefaultValue @NotNull @Size(max = 16) List<@Valid Provider> providers) {

    public SamlSettings {
        providers = List.copyOf(providers);
    }

    /** What a provider calls people (SAML core 8.3). */
    public enum NameId {
        /** A name that never changes and means nobody else. */
        PERSISTENT("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
        /** An address; whoever gets it later is the same person to us. */
        EMAIL("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
        /** Whatever the provider chose, unless it is new at each sign-in. */
        UNSPECIFIED("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");

        private final String uri;

        NameId(String uri) {
            this.uri = uri;
        }

        String uri() {
            return uri;
        }
    }

    /**
     * @param name in addresses and in the audit log; answers come to the public URI with {@code
     *     /sign-in/saml/NAME}, our metadata is there with {@code /metadata}
     * @param label what people read
     * @param issuer the provider's entity id, exactly as its metadata has it
     * @param metadataUri https; read again after an hour, and when an answer is signed by a key
     *     that is not known
     * @param metadataFile instead of its address; read just so
     * @param entityId what we are called there; empty for the address of our metadata
     * @param keyFile PEM file with our private key (PKCS #8, RSA or P-256) and its certificate, to
     *     sign requests with; empty for requests without a signature
     * @param nameId what people are known by
     * @param emailAttribute name of the attribute with the address; empty to use the name id where
     *     that is one
     * @param linkByEmail links an account to the person with the same address; true only for a
     *     provider that is trusted with all addresses
     */
    public record Provider(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") String name,
            @NotBlank @Size(max = 60) String label,
            @NotBlank @Size(max = 1024) String issuer,
            @Nullable URI metadataUri,
            @DefaultValue("") String metadataFile,
            @DefaultValue("") @Size(max = 1024) String entityId,
            @DefaultValue("") String keyFile,
            @DefaultValue("PERSISTENT") NameId nameId,
            @DefaultValue("") String emailAttribute,
            @DefaultValue("false") boolean linkByEmail) {

        @AssertTrue(message = "give metadata-uri or metadata-file, one of them")
        boolean isFound() {
            return (metadataUri == null) != metadataFile.isEmpty();
        }

        @AssertTrue(message = "metadata-uri must be https (http only on loopback)")
        boolean isMetadataUriSafe() {
            return metadataUri == null || ProviderAddresses.safe(metadataUri, metadataUri);
        }

        @Override
        public String toString() {
            return "Provider[name=" + name + ", issuer=" + issuer + "]";
        }
    }

    @AssertTrue(message = "each provider needs a name of its own")
    boolean isUnambiguous() {
        return providers.stream().map(Provider::name).distinct().count() == providers.size();
    }
}
