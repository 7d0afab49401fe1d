package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Streams;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.StreamCommand.Channel;
import io.aibotiyi.protocol.StreamCommand.Subscribe;
import io.aibotiyi.protocol.StreamFrame;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the notices that come in while somebody is signed in, each once, also those of a time
 * without connection; not those that were there before. FX thread only.
 */
public final class NoticeStream {

    /** Notices remembered to tell repeats; more than the backend sends at once. */
    private static final int KNOWN = 1_000;

    private final Desk desk;
    private final Consumer<List<NoticeView>> fresh;
    private final SequencedSet<UUID> known = new LinkedHashSet<>();
    private Streams.@Nullable Subscription subscription;
    private boolean begun;

    private NoticeStream(Desk desk, Consumer<List<NoticeView>> fresh) {
        this.desk = desk;
        this.fresh = fresh;
    }

    /** Begins to tell; ends with the pins. */
    public static void follow(Desk desk, Pins pins, Consumer<List<NoticeView>> fresh) {
        NoticeStream stream = new NoticeStream(desk, fresh);
        pins.add(desk.client().listen(stream::connect));
        pins.add(stream::stop);
    }

    private void connect(Optional<AibotClient> client) {
        stop();
        known.clear();
        begun = false;
        client.ifPresent(c ->
                subscription =
                        c.streams()
                                .subscribe(
                                        new Subscribe(0, Channel.NOTICES, null, null, null, null),
                                        new Frames()));
    }

    private void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    private void came(Frames from, StreamFrame.Notices frame) {
        if (from.ended) {
            return;
        }
        List<NoticeView> news =
                frame.notices().stream().filter(notice -> known.add(notice.id())).toList();
        while (known.size() > KNOWN) {
            known.removeFirst();
        }
        if (begun && !news.isEmpty()) {
            fresh.accept(news);
        }
        begun = true;
    }

    /** Of one subscription, on the stream's thread. */
    private final class Frames implements Streams.Listener {

        private volatile boolean ended;

        @Override
        public void frame(StreamFrame frame) {
            if (frame instanceof StreamFrame.Notices news) {
                desk.bridge().mark(() -> came(this, news));
            }
        }

        @Override
        public void failed(ApiException problem) {
            ended = true;
            desk.notices()
                    .log(
                            Notice.Level.ATTENTION,
                            "News come late: they are asked for from time to time only",
                            Failures.describe(problem));
        }
    }
}
