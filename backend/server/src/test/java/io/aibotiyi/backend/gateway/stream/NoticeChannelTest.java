package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.notifications.NoticeTold;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** NOTICES: a person's own, from the newest known on, each once and also over a lost connection. */
class NoticeChannelTest {

    private StreamFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new StreamFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private static void follow(AibotClient client, List<UUID> into) {
        var _ =
                client.streams()
                        .subscribe(
                                new Subscribe(0, Channel.NOTICES, null, null, null, null),
                                frame ->
                                        ((StreamFrame.Notices) frame)
                                                .notices().stream()
                                                        .map(NoticeView::id)
                                                        .forEach(into::add));
    }

    private void tell(UserId person, long number) {
        NoticeView notice = fixture.notices.tell(person, number);
        fixture.server().on(new NoticeTold(person, notice));
    }

    private static UUID[] numbers(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(n -> new UUID(13, n)).toArray(UUID[]::new);
    }

    @Test
    void comesWithWhatIsKnownThenEachOfTheSubscribersOwn() {
        try (AibotClient ann = fixture.client("ann");
                AibotClient bob = fixture.client("bob")) {
            UserId annId = fixture.identity.user("ann");
            tell(annId, 1);
            tell(annId, 2);
            List<UUID> annSaw = new CopyOnWriteArrayList<>();
            List<UUID> bobSaw = new CopyOnWriteArrayList<>();
            follow(ann, annSaw);
            follow(bob, bobSaw);
            Await.until("the snapshot", () -> annSaw.size() == 2);
            for (long n = 3; n <= 20; n++) {
                tell(annId, n);
            }
            tell(fixture.identity.user("bob"), 21);
            Await.until("Bob's own", () -> !bobSaw.isEmpty());
            Await.until("the last", () -> annSaw.size() >= 20);

            assertThat(annSaw).containsExactly(numbers(1, 20));
            assertThat(bobSaw).containsExactly(new UUID(13, 21));
        }
    }

    @Test
    void goesOnWhereALostConnectionStopped() {
        try (AibotClient ann = fixture.client("ann")) {
            UserId annId = fixture.identity.user("ann");
            List<UUID> saw = new CopyOnWriteArrayList<>();
            follow(ann, saw);
            tell(annId, 1);
            Await.until("the first", () -> saw.size() == 1);
            fixture.server().cutConnections();
            tell(annId, 2);
            Await.until("the second", () -> saw.size() >= 2);

            assertThat(saw).containsExactly(numbers(1, 2));
        }
    }
}
