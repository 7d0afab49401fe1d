package io.aibotiyi.backend.identity.apikeys;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ApiKeyRegistry;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ApiKeys.ApiKeyQuery;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.signing.Ed25519;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers and revokes keys. */
@Service
public final class RegisteredKeys implements ApiKeyRegistry {

    /** Longest time to a key's end. */
    static final Duration LONGEST_LIFE = Duration.ofDays(366);

    private static final int LARGEST_PAGE = 500;
    private static final int SHOWN = 500;
    private static final int LONGEST_NAME = 100;

    private final ApiKeyStore store;
    private final Access access;
    private final AuditLog audit;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public RegisteredKeys(
            ApiKeyStore store,
            Access access,
            AuditLog audit,
            Notices notices,
            ApplicationEventPublisher events,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.notices = notices;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<ApiKeyView> of(UserId owner) {
        return store.of(owner, SHOWN).stream().map(ApiKeyStore.Key::view).toList();
    }

    @Override
    public Page<ApiKeyView> all(ApiKeyQuery query) {
        if (query.limit() < 1 || query.limit() > LARGEST_PAGE) {
            throw invalid("limit", "limit must be 1 to " + LARGEST_PAGE);
        }
        List<ApiKeyView> found =
                store.page(query, KeyCursor.parse(query.after()), clock.instant()).stream()
                        .map(ApiKeyStore.Key::view)
                        .toList();
        boolean more = found.size() > query.limit();
        List<ApiKeyView> shown = more ? found.subList(0, query.limit()) : found;
        return new Page<>(shown, more ? KeyCursor.text(shown.getLast()) : null);
    }

    @Override
    public ApiKeyView create(UserId owner, CreateApiKey request) {
        return register(owner, null, request);
    }

    @Override
    public ApiKeyView createForService(UserId id, CreateApiKey request) {
        return register(id, PersonKind.SERVICE, request);
    }

    private ApiKeyView register(UserId owner, @Nullable PersonKind kind, CreateApiKey request) {
        Instant now = clock.instant();
        String name = name(request.name());
        byte[] publicKey = publicKey(request.publicKey());
        Networks networks = networks(request.addresses());
        Instant expires = expiry(request.expires(), now);
        Set<Permission> scopes = scopes(owner, request.scopes());
        UUID id = ids.next();
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> {
                        requireRoom(owner, kind, now);
                        store.add(
                                id,
                                owner,
                                name,
                                request.publicKey(),
                                fingerprint(publicKey),
                                scopes,
                                networks,
                                now,
                                expires);
                        ApiKeyView made = store.byId(id).orElseThrow().view();
                        audit.append(
                                AuditEvent.done("identity.api-key.created", object(id))
                                        .with(
                                                Map.of(
                                                        "owner", owner.toString(),
                                                        "scopes", String.join(",", made.scopes()),
                                                        "addresses",
                                                                String.join(",", made.addresses()),
                                                        "expires", expires.toString(),
                                                        "fingerprint", made.fingerprint())));
                        notices.tell(owner, "identity.api-key.created", Map.of("name", name));
                        return made;
                    }));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "That public key is registered already; make a new pair",
                    "publicKey");
        }
    }

    private void requireRoom(UserId owner, @Nullable PersonKind kind, Instant now) {
        PersonKind is =
                store.lockOwner(owner)
                        .filter(k -> kind == null || k == kind)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.NOT_FOUND, "There is no such service account"));
        if (store.usable(owner, now) >= MOST) {
            throw new ProblemException(
                    ErrorCode.CONFLICT,
                    "This "
                            + is.name().toLowerCase(java.util.Locale.ROOT)
                            + " has "
                            + MOST
                            + " usable keys; revoke one first");
        }
    }

    @Override
    public ApiKeyView revoke(UserId owner, UUID key, String reason) {
        if (store.byId(key).filter(k -> k.view().owner().equals(owner)).isEmpty()) {
            throw unknown();
        }
        return revokeAny(key, reason);
    }

    @Override
    public ApiKeyView revokeAny(UUID key, String reason) {
        ApiKeyView before = store.byId(key).orElseThrow(RegisteredKeys::unknown).view();
        boolean now =
                Boolean.TRUE.equals(
                        transaction.execute(status -> {
                            boolean revoked = store.revoke(key, reason, clock.instant());
                            if (revoked) {
                                audit.append(
                                        AuditEvent.done("identity.api-key.revoked", object(key))
                                                .with(
                                                        Map.of(
                                                                "owner",
                                                                before.owner().toString(),
                                                                "reason",
                                                                reason)));
                                notices.tell(
                                        before.owner(),
                                        "identity.api-key.revoked",
                                        Map.of("name", before.name(), "reason", reason));
                            }
                            return revoked;
                        }));
        if (now) {
            events.publishEvent(new SessionEnded(key, before.owner(), "key revoked"));
        }
        return store.byId(key).orElseThrow().view();
    }

    /** A key carries less than its owner may, and nothing for which one proves oneself again. */
    private Set<Permission> scopes(UserId owner, List<String> codes) {
        Set<Permission> held = access.permissionsOf(owner);
        Set<Permission> scopes = new HashSet<>();
        for (String code : codes) {
            Permission permission =
                    Permission.byCode(code)
                            .orElseThrow(() -> invalid("scopes", "There is no permission " + code));
            if (permission.sensitive()) {
                throw invalid(
                        "scopes", code + " needs a person who proves who they are; no key has it");
            }
            if (!held.contains(permission)) {
                throw new ProblemException(
                        ErrorCode.FORBIDDEN, "The owner does not have " + code, "scopes");
            }
            scopes.add(permission);
        }
        if (scopes.isEmpty()) {
            throw invalid("scopes", "Name at least one permission");
        }
        return scopes;
    }

    private static String name(String given) {
        String name = given.strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw invalid("name", "A name has 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    private static byte[] publicKey(String text) {
        try {
            byte[] raw = Base64.getUrlDecoder().decode(text);
            Ed25519.publicKey(raw);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(raw).equals(text)) {
                return raw;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("publicKey", "Not an Ed25519 public key: " + e.getMessage());
        }
        throw invalid("publicKey", "Send 32 bytes in URL-safe Base64 without padding");
    }

    private static Networks networks(List<String> texts) {
        try {
            return Networks.parse(texts);
        } catch (IllegalArgumentException e) {
            throw invalid("addresses", String.valueOf(e.getMessage()));
        }
    }

    private static Instant expiry(@Nullable Instant asked, Instant now) {
        Instant last = now.plus(LONGEST_LIFE);
        Instant expires = asked == null ? now.plus(Duration.ofDays(365)) : asked;
        if (!expires.isAfter(now) || expires.isAfter(last)) {
            throw invalid("expires", "expires must be in the future and at most a year ahead");
        }
        return expires;
    }

    private static String fingerprint(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String object(UUID key) {
        return "api-key:" + key;
    }

    private static ProblemException unknown() {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no such key");
    }

    private static ProblemException invalid(String field, String text) {
        return new ProblemException(ErrorCode.INVALID_FIELD, text, field);
    }
}
