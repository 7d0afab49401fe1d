package io.aibotiyi.backend.audit.trail;

import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.Json;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/** What is stored, as the wire shows it. */
final class EntryViews {

    private EntryViews() {}

    static EntryView of(StoredEntry stored) {
        Entry e = stored.entry();
        return new EntryView(
                e.seq(),
                e.at(),
                e.actorKind(),
                e.actor(),
                e.behalf(),
                e.action(),
                e.outcome(),
                e.object(),
                e.session(),
                e.device(),
                e.address(),
                e.agent(),
                e.trace(),
                facts(e.details()),
                e.subject(),
                stored.hash());
    }

    static Map<String, String> facts(String json) {
        return Json.mapper().readValue(json, new TypeReference<>() {});
    }
}
