package io.aibotiyi.workstation.admin.policies;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Policies.HypotheticalRequest;
import io.aibotiyi.workstation.admin.section.NameBook;
import java.util.UUID;

/** Puts the person who was typed into a request. */
final class Subjects {

    private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private Subjects() {}

    /**
     * Off the FX thread: may ask the backend.
     *
     * @throws IllegalArgumentException if nobody has that user name
     */
    static HypotheticalRequest complete(AibotClient client, RequestFields.Typed typed) {
        String who = typed.person();
        if (who.isEmpty()) {
            return typed.request();
        }
        HypotheticalRequest r = typed.request();
        return new HypotheticalRequest(
                who.matches(ID) ? new UserId(UUID.fromString(who)) : NameBook.find(client, who),
                r.roles(),
                r.permission(),
                r.resource(),
                r.at(),
                r.environment(),
                r.authAgeSeconds(),
                r.factors());
    }
}
