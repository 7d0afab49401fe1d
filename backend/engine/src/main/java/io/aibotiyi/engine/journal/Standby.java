package io.aibotiyi.engine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A standby as its primary sees it: a {@link StandbyEngine} in this process, or whatever carries
 * these three calls to one. Each call returns when it is done there. A connection that fails throws
 * another {@link IOException}; the primary then stops, since it cannot know whether a batch
 * arrived.
 */
public interface Standby {

    /**
     * How far its journal reaches.
     *
     * @param epoch the primary's
     * @throws FencedException if the standby knows of a later epoch
     */
    Position position(long epoch) throws IOException;

    /**
     * Makes ready to take what follows a command. What it holds beyond that, never acknowledged by
     * anyone since another primary's epoch began there, is cut off.
     *
     * @param epoch the primary's
     * @param command the newest that both hold
     */
    void begin(long epoch, long command) throws IOException;

    /**
     * Takes a batch as it stands in the primary's journal, makes it as safe as its own {@link
     * SyncMode} says, and carries it out. One that it has already is taken as taken.
     *
     * @param frame from its position to its limit; only read, and only during the call
     * @throws FencedException if the batch is of an earlier epoch than the standby's
     */
    void take(ByteBuffer frame) throws IOException;
}
