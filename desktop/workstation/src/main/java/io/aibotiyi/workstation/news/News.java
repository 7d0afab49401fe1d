package io.aibotiyi.workstation.news;

import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.Health;
import io.aibotiyi.workstation.state.Live;
import io.aibotiyi.workstation.state.NoticeStream;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Remote;
import java.util.List;
import java.util.function.Consumer;

/**
 * The newest notices of who is signed in, asked for as soon as one is told, every {@link
 * #REFRESH_SECONDS} seconds and whenever somebody signs in. FX thread only.
 */
public final class News {

    static final int REFRESH_SECONDS = 30;

    /** Notices a page. */
    static final int PAGE = 50;

    private static final long REFRESH_NANOS = REFRESH_SECONDS * 1_000_000_000L;
    private static final NoticePage NONE = new NoticePage(List.of(), 0, null);

    private final Desk desk;
    private final Consumer<List<NoticeView>> told;
    private final Remote<NoticePage> newest;
    private long refreshed = Long.MIN_VALUE;

    /**
     * @param told given those that come in, once each
     */
    public News(Desk desk, Consumer<List<NoticeView>> told) {
        this.told = told;
        this.desk = desk;
        newest =
                new Remote<>(
                        desk.bridge(),
                        () -> desk.client().get().orElse(null),
                        desk.urgent(),
                        NONE,
                        client -> client.notices().page(null, PAGE));
    }

    /** Begins to ask; ends with the pins. */
    public void attach(Pins pins) {
        pins.add(
                desk.client()
                        .listen(client -> {
                            newest.forget();
                            if (client.isPresent()) {
                                refresh();
                            }
                        }));
        NoticeStream.follow(
                desk,
                pins,
                notices -> {
                    told.accept(notices);
                    refresh();
                });
        pins.add(desk.bridge().onPulse(this::pulse));
    }

    /** The newest page, with how many are unread in all. */
    Live<NoticePage> newest() {
        return newest.value();
    }

    Live<Health> health() {
        return newest.health();
    }

    void refresh() {
        refreshed = Long.MIN_VALUE;
        newest.refresh();
    }

    private void pulse(long now) {
        if (refreshed == Long.MIN_VALUE) {
            refreshed = now;
        } else if (now - refreshed >= REFRESH_NANOS) {
            refreshed = now;
            if (desk.client().get().isPresent()) {
                newest.refresh();
            }
        }
    }
}
