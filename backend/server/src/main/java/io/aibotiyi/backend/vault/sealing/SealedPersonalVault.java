package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.PersonErasedException;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.backend.vault.SealBrokenException;
import io.aibotiyi.backend.vault.keys.DataKeys;
import io.aibotiyi.backend.vault.keys.DataKeys.KeyName;
import io.aibotiyi.backend.vault.keys.DataKeys.Kind;
import io.aibotiyi.domain.UserId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/** Seals with the person's own key, made when something is sealed for them for the first time. */
@Service
public final class SealedPersonalVault implements PersonalVault {

    private static final int VERSION = 1;
    private static final KeyName FINGERPRINTS = new KeyName(Kind.FINGERPRINT, "", 1);

    private final DataKeys keys;
    private final byte[] fingerprintKey;

    public SealedPersonalVault(DataKeys keys) {
        this.keys = keys;
        if (keys.newest(Kind.FINGERPRINT) == 0) {
            keys.create(FINGERPRINTS);
        }
        this.fingerprintKey = keys.find(FINGERPRINTS).orElseThrow();
    }

    @Override
    public String seal(UserId person, String field, String clear) {
        Optional<byte[]> key = keys.find(id(person));
        if (key.isEmpty()) {
            keys.create(id(person));
            key = keys.find(id(person));
        }
        return seal(key.orElseThrow(() -> new PersonErasedException(person)), person, field, clear);
    }

    @Override
    public Optional<String> sealIfKnown(UserId person, String field, String clear) {
        return keys.find(id(person)).map(key -> seal(key, person, field, clear));
    }

    private static String seal(byte[] key, UserId person, String field, String clear) {
        byte[] sealed =
                SealedHeader.seal(
                        key,
                        VERSION,
                        purpose(person, field),
                        clear.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    @Override
    public Optional<String> open(UserId person, String field, String sealed) {
        return open(List.of(new Sealed(person, field, sealed))).getFirst();
    }

    @Override
    public List<Optional<String>> open(List<Sealed> page) {
        Map<KeyName, Optional<byte[]>> known =
                keys.find(page.stream().map(s -> id(s.person())).collect(Collectors.toSet()));
        return page.stream().map(s -> open(s, known)).toList();
    }

    /**
     * @param known has an empty key where it is destroyed, none where it was never made
     */
    private static Optional<String> open(Sealed one, Map<KeyName, Optional<byte[]>> known) {
        String field = one.field();
        KeyName id = id(one.person());
        if (!known.containsKey(id)) {
            throw new SealBrokenException(
                    "What is sealed as " + field + " belongs to a person without a key");
        }
        Optional<byte[]> key = known.getOrDefault(id, Optional.empty());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = decode(field, one.text());
        int version = SealedHeader.version(bytes, field);
        if (version != VERSION) {
            throw new SealBrokenException(
                    "What is sealed as " + field + " names a key that the person does not have");
        }
        return key.map(k -> SealedHeader.open(k, version, purpose(one.person(), field), bytes))
                .map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    @Override
    public String fingerprint(String field, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(fingerprintKey, "HmacSHA256"));
            mac.update(field.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            byte[] print = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(print);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do HMAC-SHA-256", e);
        }
    }

    @Override
    public void erase(UserId person) {
        keys.destroy(id(person));
    }

    private static byte[] decode(String field, String sealed) {
        try {
            return Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException("What is sealed as " + field + " is not Base64");
        }
    }

    private static String purpose(UserId person, String field) {
        return "person:" + person.value() + ":" + field;
    }

    private static KeyName id(UserId person) {
        return new KeyName(Kind.PERSON, person.value().toString(), VERSION);
    }
}
