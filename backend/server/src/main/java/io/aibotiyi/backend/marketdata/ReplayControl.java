package io.aibotiyi.backend.marketdata;

import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.nio.file.Path;
import java.util.List;

/**
 * Recorded sessions played back as the venue {@code replay}. Safe from any thread; every call waits
 * until it is done. A refusal is a {@link io.aibotiyi.protocol.ProblemException}.
 *
 * <p>A recording plays by the exchange's time stamps. Its markets appear among the instruments as
 * {@code replay:SYMBOL}, paused at the beginning, and disappear with {@link #close}; orders for
 * them are filled on paper against the recorded book. A seek takes place as if everything up to
 * there had been played at once, but nobody hears it: subscribers lose the book, then get it anew,
 * and working orders of its markets are cancelled with the reason, because no queue can be carried
 * to another time. At the end it stands paused with its last book.
 */
public interface ReplayControl {

    /** How many recordings may be open at once. */
    int MAX_OPEN = 8;

    /**
     * Reads the recording once, to know its markets and times, and opens it paused.
     *
     * @param file a capture: a regular file that this process may read
     */
    ReplayView open(Path file);

    List<ReplayView> list();

    /**
     * Plays, pauses, changes speed or seeks.
     *
     * @return how it stands afterwards
     */
    ReplayView command(String id, ReplayCommand command);

    /** Ends a replay; its working orders are cancelled. */
    void close(String id);
}
