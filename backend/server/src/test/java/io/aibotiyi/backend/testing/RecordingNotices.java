package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told in memory, committed or not. */
public final class RecordingNotices implements Notices {

    /** A notice as told. */
    public record Told(UserId person, String kind, Map<String, String> details) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();

    @Override
    public void tell(UserId person, String kind, Map<String, String> details) {
        told.add(new Told(person, kind, Map.copyOf(details)));
    }

    public List<Told> told() {
        return told;
    }

    public List<String> kinds() {
        return told.stream().map(Told::kind).toList();
    }
}
