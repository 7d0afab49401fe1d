package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.People.PeopleQuery;
import io.aibotiyi.protocol.People.PeopleSort;
import io.aibotiyi.protocol.People.PersonView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * User names behind identifiers, as far as the signed-in person may read them; where they may not,
 * the end of the identifier. Any thread but the FX thread: asks the backend and blocks.
 */
public final class NameBook {

    /** Names that are kept; beyond, all are asked for again. */
    public static final int MOST = 10_000;

    private final Map<UserId, String> known = new ConcurrentHashMap<>();

    /** An em dash for nobody. */
    public String of(AibotClient client, @Nullable UserId id) {
        if (id == null) {
            return "—";
        }
        String name = known.get(id);
        if (name == null) {
            name = ask(client, id);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(id, name);
        }
        return name;
    }

    public List<String> of(AibotClient client, List<UserId> ids) {
        return ids.stream().map(id -> of(client, id)).toList();
    }

    private static String ask(AibotClient client, UserId id) {
        UserView own = client.session().user();
        if (own.id().equals(id)) {
            return own.username();
        }
        try {
            return client.people().get(id).username();
        } catch (ApiException _) {
            return Names.brief(id);
        }
    }

    /**
     * @throws IllegalArgumentException if nobody has that user name
     */
    public static UserId find(AibotClient client, String username) {
        String wanted = username.strip();
        UserView own = client.session().user();
        if (own.username().equalsIgnoreCase(wanted)) {
            return own.id();
        }
        PeopleQuery query =
                new PeopleQuery(wanted, null, null, PeopleSort.USERNAME, false, null, Pages.LIMIT);
        return client.people().list(query).items().stream()
                .filter(p -> p.username().equalsIgnoreCase(wanted))
                .findFirst()
                .map(PersonView::id)
                .orElseThrow(() ->
                        new IllegalArgumentException("Nobody has the user name “" + wanted + "”."));
    }

    /** Another backend knows others. */
    public void forget() {
        known.clear();
    }
}
