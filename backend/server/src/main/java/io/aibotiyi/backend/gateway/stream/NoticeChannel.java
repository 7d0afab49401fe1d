package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.notifications.NoticeBox;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * NOTICES: the subscriber's own newest notices, then each as it is told. Confined to the hub; the
 * database is asked on virtual threads. Nothing is missed between the snapshot and what follows it.
 */
final class NoticeChannel implements StreamHub.Ticker {

    private static final int NEWEST = 50;

    private final StreamHub hub;
    private final NoticeBox box;
    private final Answers answers;
    private final AccountTopics<UserId, NoticeView> notices;
    private final Map<Subscriber, UserId> places = new HashMap<>();

    NoticeChannel(
            StreamHub hub,
            NoticeBox box,
            StreamProperties.History bounds,
            StreamCounters counters) {
        this.hub = hub;
        this.box = box;
        answers = new Answers(hub, this::leave);
        notices = new AccountTopics<>("notices", NoticeView::id, bounds, counters);
    }

    /** From any thread. */
    void told(UserId person, NoticeView notice) {
        hub.execute(batch -> notices.happened(person, notice));
    }

    void open(AuthenticatedUser user, Subscribe command, StreamConnection to, long number) {
        UserId person = user.id();
        ReliableSubscriber subscriber = new ReliableSubscriber(to, number, command.resume());
        hub.execute(batch -> {
            places.put(subscriber, person);
            notices.await(person, subscriber);
            hub.block(() ->
                    answers.answer(
                            subscriber,
                            command.id(),
                            () -> {
                                List<NoticeView> newest =
                                        box.page(person, null, NEWEST).notices().reversed();
                                return b -> goLive(person, subscriber, newest, b);
                            }));
        });
    }

    private void goLive(
            UserId person,
            ReliableSubscriber subscriber,
            List<NoticeView> newest,
            LoopBatch batch) {
        AccountEvents<NoticeView> events = notices.of(person);
        Set<UUID> known = newest.stream().map(NoticeView::id).collect(Collectors.toSet());
        if (events == null
                || events.goLive(subscriber, newest, null, n -> !known.contains(n.id()), batch)
                        != AccountEvents.Outcome.OVERRUN) {
            return;
        }
        leave(subscriber);
        Problem problem =
                Problem.of(ErrorCode.OVERLOADED, "Too much happened; subscribe again.", null);
        batch.add(
                subscriber.connection().loop(),
                () -> subscriber.connection().ended(subscriber, problem));
    }

    void leave(Subscriber subscriber) {
        UserId person = places.remove(subscriber);
        if (person != null && subscriber instanceof ReliableSubscriber reliable) {
            notices.leave(person, reliable);
        }
    }

    @Override
    public void tick(LoopBatch batch, long nanoTime) {
        notices.tick(batch, nanoTime);
    }
}
