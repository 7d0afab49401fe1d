package io.aibotiyi.client;

import io.aibotiyi.protocol.Replays.OpenReplay;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.util.List;

/** Recorded sessions played back as venues. */
public interface Replays {

    List<ReplayView> list();

    ReplayView open(OpenReplay request);

    ReplayView command(String id, ReplayCommand command);

    void close(String id);
}
