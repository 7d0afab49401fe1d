package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Devices;
import io.aibotiyi.client.Sessions;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.People.PersonView;
import io.aibotiyi.protocol.Sessions.DeviceState;
import io.aibotiyi.protocol.Sessions.DeviceView;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sessions and devices of the sample's people; ending and confirming work, in memory. */
final class SampleSessions implements Sessions {

    private static final List<String> MACHINES =
            List.of("Desk north", "Laptop", "Home office", "Trading floor 4", "Old ThinkPad");
    private static final String AGENT = "AIBOT-IYI-Workstation/0.1.0 (Linux; amd64)";

    private final Instant now;
    private final List<SessionView> sessions = new ArrayList<>();
    private final List<DeviceView> devices = new ArrayList<>();
    private final AtomicInteger signs = new AtomicInteger();

    SampleSessions(Instant now, SamplePeople people, long seed) {
        this.now = now;
        Random random = new Random(seed);
        for (int i = 0; i < 64; i++) {
            boolean own = i == 0 || i == 3 || i == 9;
            PersonView person = people.person(own ? 0 : i * 2);
            UUID device = new UUID(0x01955000L + i, i);
            String address = "203.0.113." + (7 + i % 40);
            Instant opened = now.minusSeconds(600L + random.nextInt(400_000));
            int risk = random.nextInt(12) == 0 ? 45 + random.nextInt(40) : random.nextInt(20);
            boolean pending = risk > 60 || i == 9;
            String machine = MACHINES.get(i % MACHINES.size());
            devices.add(
                    new DeviceView(
                            device,
                            person.id(),
                            person.username(),
                            machine,
                            pending ? DeviceState.PENDING : DeviceState.TRUSTED,
                            thumbprint(random),
                            AGENT,
                            address,
                            opened.minus(Duration.ofDays(i)),
                            now.minusSeconds(random.nextInt(9_000)),
                            i == 0));
            sessions.add(
                    new SessionView(
                            new UUID(0x01955100L + i, i),
                            person.id(),
                            person.username(),
                            device,
                            machine,
                            address,
                            AGENT,
                            opened,
                            opened,
                            now.minusSeconds(random.nextInt(3_000)),
                            now.plusSeconds(40_000),
                            opened.plus(Duration.ofDays(7)),
                            i % 3 == 0 ? List.of("pwd", "otp") : List.of("hwk"),
                            risk,
                            pending,
                            i == 0));
        }
    }

    private static String thumbprint(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public List<SessionView> list() {
        return sessions.stream().filter(s -> s.user().equals(SamplePeople.id(0))).toList();
    }

    @Override
    public SessionView current() {
        return list().getFirst();
    }

    @Override
    public void active() {
        signs.incrementAndGet();
    }

    /** How often a person was said to be active. */
    int signs() {
        return signs.get();
    }

    @Override
    public void end(UUID session) {
        sessions.removeIf(s -> s.id().equals(session));
    }

    @Override
    public int endOthers() {
        int before = sessions.size();
        sessions.removeIf(s -> s.user().equals(SamplePeople.id(0)) && !s.current());
        return before - sessions.size();
    }

    @Override
    public Page<SessionView> everybodys(@Nullable UserId user, @Nullable String after, int limit) {
        return new Page<>(
                sessions.stream().filter(s -> user == null || user.equals(s.user())).toList(),
                null);
    }

    @Override
    public void endAnybodys(UUID session) {
        end(session);
    }

    @Override
    public int endAllOf(UserId user) {
        int before = sessions.size();
        sessions.removeIf(s -> s.user().equals(user));
        return before - sessions.size();
    }

    @Override
    public int endEverybodys() {
        int before = sessions.size();
        sessions.removeIf(s -> !s.current());
        return before - sessions.size();
    }

    /** The devices that the sessions are bound to. */
    Devices devices() {
        return new SampleDevices(devices, now);
    }
}
