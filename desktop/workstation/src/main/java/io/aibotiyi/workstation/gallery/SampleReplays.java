package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Replays;
import io.aibotiyi.client.UnreachableException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Two recorded markets, paused in the middle of their recording. Files whose names end in {@code
 * .missing} do not exist. The position moves only by seeking.
 */
final class SampleReplays implements Replays {

    static final Instant START = Instant.parse("2026-02-26T13:30:00Z");
    static final Instant POSITION = Instant.parse("2026-02-26T14:21:37.512Z");
    static final Instant END = Instant.parse("2026-02-26T15:30:00Z");

    private final SampleMarkets markets;
    private final List<ReplayView> open = new ArrayList<>();
    private final Runnable listed;
    private int opened;
    private boolean silent;

    /**
     * @param listed called when markets came or went
     */
    SampleReplays(SampleMarkets markets, Runnable listed) {
        this.markets = markets;
        this.listed = listed;
    }

    @Override
    public synchronized List<ReplayView> list() {
        answer();
        return List.copyOf(open);
    }

    @Override
    public synchronized ReplayView open(OpenReplay request) {
        answer();
        if (request.file().endsWith(".missing")) {
            throw new ApiException(
                    Problem.of(
                            ErrorCode.INVALID_FIELD,
                            request.file() + " does not exist on the backend's machine",
                            "file"));
        }
        List<SampleListing> recorded =
                markets.instruments().stream()
                        .limit(2)
                        .map(i -> markets.find(i.id()).replayed())
                        .toList();
        recorded.forEach(markets::add);
        opened++;
        ReplayView view =
                new ReplayView(
                        "replay-" + opened,
                        request.file(),
                        recorded.stream().map(l -> l.view().id()).toList(),
                        START,
                        END,
                        POSITION,
                        BigDecimal.ONE,
                        false,
                        false);
        open.add(view);
        listed.run();
        return view;
    }

    @Override
    public synchronized ReplayView command(String id, ReplayCommand command) {
        ReplayView before = find(id);
        ReplayView after =
                switch (command.action()) {
                    case PLAY -> with(before, before.position(), before.speed(), true);
                    case PAUSE -> with(before, before.position(), before.speed(), false);
                    case SPEED ->
                            with(
                                    before,
                                    before.position(),
                                    Objects.requireNonNull(command.speed()),
                                    before.playing());
                    case SEEK ->
                            with(
                                    before,
                                    Objects.requireNonNull(command.position()),
                                    before.speed(),
                                    before.playing());
                };
        open.set(open.indexOf(before), after);
        return after;
    }

    private static ReplayView with(ReplayView v, Instant at, BigDecimal speed, boolean playing) {
        boolean finished = !at.isBefore(v.end());
        return new ReplayView(
                v.id(),
                v.file(),
                v.instruments(),
                v.start(),
                v.end(),
                at,
                speed,
                playing && !finished,
                finished);
    }

    @Override
    public synchronized void close(String id) {
        ReplayView view = find(id);
        open.remove(view);
        view.instruments().forEach(markets::remove);
        listed.run();
    }

    /** Leaves every call unanswered, or answers again. */
    synchronized void silence(boolean on) {
        silent = on;
    }

    private void answer() {
        if (silent) {
            throw new UnreachableException(
                    URI.create("https://desk.example.com"), "no answer came", null);
        }
    }

    private ReplayView find(String id) {
        answer();
        return open.stream()
                .filter(v -> v.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(
                                Problem.of(
                                        ErrorCode.NOT_FOUND,
                                        "No replay '" + id + "' is open",
                                        null)));
    }
}
