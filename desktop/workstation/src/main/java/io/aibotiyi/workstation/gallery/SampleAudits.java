package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Audits;
import io.aibotiyi.protocol.Audit.CheckpointView;
import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.Audit.Verification;
import io.aibotiyi.protocol.Audit.VerificationState;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seeded audit log of believable acts. It has no tree, so its proofs do not hold. */
final class SampleAudits implements Audits {

    private static final long SIZE = 48_211;
    private static final int SHOWN = 900;

    private record Kind(String action, String outcome, String object, Map<String, String> facts) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("identity.login.succeeded", "DONE", "", Map.of("factors", "pwd otp")),
                    new Kind("identity.session.opened", "DONE", "session", Map.of()),
                    new Kind("identity.login.refused", "REFUSED", "", Map.of("reason", "password")),
                    new Kind("identity.device.added", "DONE", "device", Map.of("state", "pending")),
                    new Kind("access.denied", "REFUSED", "role", Map.of("needs", "roles:manage")),
                    new Kind("access.role.assigned", "DONE", "user", Map.of("role", "OPERATOR")),
                    new Kind("identity.key.rotated", "DONE", "key", Map.of("algorithm", "ES256")),
                    new Kind(
                            "privacy.export.finished", "DONE", "request", Map.of("bytes", "48120")),
                    new Kind("operations.flag.changed", "DONE", "flag", Map.of("on", "false")),
                    new Kind("notifications.mail.failed", "FAILED", "mail", Map.of("tries", "9")));

    private final List<EntryView> entries = new ArrayList<>();
    private final Instant now;

    SampleAudits(Instant now, SamplePeople people, long seed) {
        this.now = now;
        Random random = new Random(seed);
        Instant at = now;
        for (int i = 0; i < SHOWN; i++) {
            Kind kind = KINDS.get((int) (KINDS.size() * Math.pow(random.nextDouble(), 1.8)));
            long seq = SIZE - 1 - i;
            at = at.minusMillis(200 + random.nextInt(90_000));
            boolean system = kind.action().startsWith("notifications");
            entries.add(
                    new EntryView(
                            seq,
                            at,
                            system ? "SYSTEM" : "PERSON",
                            system ? "mail" : people.person(random.nextInt(60)).id().toString(),
                            null,
                            kind.action(),
                            kind.outcome(),
                            kind.object().isEmpty()
                                    ? null
                                    : kind.object()
                                            + ":"
                                            + new UUID(0x01955500L, random.nextInt(99)),
                            system ? null : new UUID(0x01955100L, i).toString(),
                            null,
                            system ? "" : "203.0.113." + (7 + random.nextInt(40)),
                            system ? "" : "AIBOT-IYI-Workstation/0.1.0",
                            HexFormat.of().toHexDigits(random.nextLong()),
                            kind.facts(),
                            null,
                            hash(seq)));
        }
    }

    private static String hash(long seq) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(Long.toString(seq).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public EntryPage search(Query query, int limit, @Nullable String cursor) {
        return new EntryPage(entries, null, SIZE);
    }

    @Override
    public EntryProof entry(long seq) {
        return new EntryProof(
                entries.get((int) (SIZE - 1 - seq)), "{}", null, checkpoint(), List.of());
    }

    private CheckpointView checkpoint() {
        return new CheckpointView(SIZE, hash(SIZE), now, "sample");
    }

    @Override
    public ConsistencyProof consistency(long fromSize, long toSize) {
        return new ConsistencyProof(fromSize, hash(fromSize), toSize, hash(toSize), List.of());
    }

    @Override
    public Checkpoints checkpoints(int limit) {
        return new Checkpoints("sample", "sample", List.of(checkpoint()));
    }

    @Override
    public Verification verification() {
        return new Verification(
                VerificationState.SOUND,
                SIZE,
                SIZE,
                null,
                null,
                now.minusSeconds(61),
                now.minusSeconds(60));
    }

    @Override
    public Verification verify() {
        return verification();
    }

    @Override
    public long export(long fromSeq, OutputStream to) {
        return 0;
    }
}
