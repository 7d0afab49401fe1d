package io.aibotiyi.backend.identity.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.SigningKeys;
import io.aibotiyi.protocol.Sessions.KeyState;
import io.aibotiyi.protocol.Sessions.SigningKeyView;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ring of signing keys, shared by all nodes through the database.
 *
 * <p>A key's state follows from its times alone, so that nodes need not agree on a moment: it is
 * published from its making, signs from {@code activates} until the next one does, and is accepted
 * until {@link #KEPT} after that, when the last token it signed has ended. A node rereads the ring
 * when it meets a key it does not know, at most once in {@link #REREAD}, and whenever {@link
 * #maintain} runs.
 */
@Component
public final class KeyRing implements SigningKeys {

    /** From its last signature to its removal: a token's life, the skew allowed, a reread. */
    static final Duration KEPT = Duration.ofMinutes(17);

    private static final Duration REREAD = Duration.ofSeconds(1);
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final SigningKeyStore store;
    private final FormerKeyFile former;
    private final SigningKeySettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final AtomicLong rereadAfter = new AtomicLong(Long.MIN_VALUE);
    private final ProvenSignatures proven = new ProvenSignatures();
    private volatile List<RingKey> keys = List.of();

    public KeyRing(
            SigningKeyStore store,
            FormerKeyFile former,
            SigningKeySettings settings,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.former = former;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        start();
    }

    /** What signs and says who did. */
    public record Signer(String keyId, SignatureAlgorithm algorithm, PrivateKey key) {
        public byte[] sign(byte[] input) {
            return algorithm.sign(key, input);
        }

        @Override
        public String toString() {
            return "Signer[" + keyId + "]";
        }
    }

    /** The key that signs now. */
    public Signer signer() {
        RingKey active = active(keys, clock.instant());
        if (active == null) {
            keys = store.all();
            active = active(keys, clock.instant());
        }
        RingKey signing = Objects.requireNonNull(active, "no key signs");
        return new Signer(
                signing.id(), signing.algorithm(), Objects.requireNonNull(signing.secret()));
    }

    /** True if the signature is by a key of the ring, with the algorithm that belongs to it. */
    public boolean verify(CompactJws jws) {
        RingKey key = find(jws.header("kid")).orElse(null);
        return key != null
                && key.algorithm().name().equals(jws.header("alg"))
                && proven.holds(
                        key.id(),
                        jws,
                        () -> key.algorithm().verify(key.open(), jws.input(), jws.signature()));
    }

    @Override
    public SigningKeyView rotate(boolean compromised) {
        RingKey next =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            store.lock();
                            return compromised ? replaceAll() : waiting().orElseGet(this::follow);
                        }));
        keys = store.all();
        return view(next, keys, clock.instant());
    }

    /** Rotates when it is time, destroys what was removed, and sees what other nodes did. */
    public void maintain() {
        Instant now = clock.instant();
        keys = store.all();
        RingKey active = active(keys, now);
        if (active == null
                || now.isAfter(active.activates().plus(settings.rotateEvery()))
                || keys.stream().anyMatch(k -> k.removedAt(now) && k.secret() != null)) {
            transaction.executeWithoutResult(status -> work(now));
            keys = store.all();
        }
    }

    @Override
    public List<SigningKeyView> list() {
        List<RingKey> all = store.all();
        Instant now = clock.instant();
        return all.reversed().stream().map(key -> view(key, all, now)).toList();
    }

    @Override
    public String published() {
        Instant now = clock.instant();
        List<JWK> open = keys.stream().filter(k -> !k.removedAt(now)).map(RingKey::jwk).toList();
        return new JWKSet(open).toString(true);
    }

    @Override
    public Duration cacheable() {
        return settings.cacheable();
    }

    private void start() {
        transaction.executeWithoutResult(status -> {
            store.lock();
            keys = store.all();
            former.read().ifPresent(this::adopt);
            RingKey active = active(keys, clock.instant());
            if (active == null) {
                add(clock.instant());
            } else if (active.algorithm() != settings.algorithm() && waiting().isEmpty()) {
                follow();
            }
        });
        keys = store.all();
        former.delete();
    }

    /** The key of a former release: it goes on where nothing signs, else only ends its tokens. */
    private void adopt(KeyPair pair) {
        Instant now = clock.instant();
        String id = RingKey.thumbprint(SignatureAlgorithm.ES256, pair.getPublic());
        if (keys.stream().anyMatch(k -> k.id().equals(id))) {
            return;
        }
        boolean signs = active(keys, now) == null;
        store.add(
                new RingKey(
                        id,
                        SignatureAlgorithm.ES256,
                        now,
                        signs ? now : now.minus(KEPT),
                        signs ? null : now.plus(KEPT),
                        pair.getPublic(),
                        pair.getPrivate()));
        audit.append(AuditEvent.done("identity.key.adopted", "key:" + id));
        keys = store.all();
    }

    private void work(Instant now) {
        store.lock();
        keys = store.all();
        RingKey active = active(keys, now);
        if (active == null) {
            add(now);
        } else if (now.isAfter(active.activates().plus(settings.rotateEvery()))
                && waiting().isEmpty()) {
            follow();
        }
        for (RingKey key : keys) {
            if (key.removedAt(now) && store.destroy(key.id())) {
                audit.append(AuditEvent.done("identity.key.removed", "key:" + key.id()));
            }
        }
        store.forgetRemovedBefore(now.minus(REMEMBERED));
    }

    /** A successor that is published now and signs later; the present key then retires. */
    private RingKey follow() {
        Instant begins = clock.instant().plus(settings.publishAhead());
        for (RingKey key : store.all()) {
            if (key.removes() == null) {
                store.removeFrom(key.id(), begins.plus(KEPT));
            }
        }
        return add(begins);
    }

    private RingKey replaceAll() {
        Instant now = clock.instant();
        for (RingKey key : store.all()) {
            if (!key.removedAt(now)) {
                store.removeFrom(key.id(), now);
            }
            if (store.destroy(key.id())) {
                audit.append(
                        AuditEvent.done("identity.key.removed", "key:" + key.id())
                                .with(Map.of("reason", "compromised")));
            }
        }
        return add(now);
    }

    private RingKey add(Instant activates) {
        KeyPair pair = settings.algorithm().generate();
        RingKey made =
                new RingKey(
                        RingKey.thumbprint(settings.algorithm(), pair.getPublic()),
                        settings.algorithm(),
                        clock.instant(),
                        activates,
                        null,
                        pair.getPublic(),
                        pair.getPrivate());
        store.add(made);
        audit.append(
                AuditEvent.done("identity.key.rotated", "key:" + made.id())
                        .with(
                                Map.of(
                                        "algorithm", made.algorithm().name(),
                                        "activates", activates.toString())));
        return made;
    }

    private Optional<RingKey> waiting() {
        Instant now = clock.instant();
        return store.all().stream().filter(k -> !k.begunAt(now) && !k.removedAt(now)).findFirst();
    }

    private Optional<RingKey> find(String id) {
        Optional<RingKey> known = known(id);
        if (known.isPresent()) {
            return known;
        }
        long now = System.nanoTime();
        long after = rereadAfter.get();
        if ((after == Long.MIN_VALUE || now - after >= 0)
                && rereadAfter.compareAndSet(after, now + REREAD.toNanos())) {
            keys = store.all();
        }
        return known(id);
    }

    private Optional<RingKey> known(String id) {
        Instant now = clock.instant();
        return keys.stream().filter(k -> k.id().equals(id) && !k.removedAt(now)).findFirst();
    }

    private static @Nullable RingKey active(List<RingKey> keys, Instant now) {
        RingKey latest = null;
        for (RingKey key : keys) {
            if (key.begunAt(now) && !key.removedAt(now) && key.secret() != null) {
                latest = key;
            }
        }
        return latest;
    }

    private static SigningKeyView view(RingKey key, List<RingKey> all, Instant now) {
        RingKey active = active(all, now);
        KeyState state =
                key.removedAt(now)
                        ? KeyState.REMOVED
                        : !key.begunAt(now)
                                ? KeyState.PENDING
                                : active != null && key.id().equals(active.id())
                                        ? KeyState.ACTIVE
                                        : KeyState.RETIRED;
        return new SigningKeyView(
                key.id(),
                key.algorithm().name(),
                state,
                key.created(),
                key.activates(),
                key.removes());
    }
}
