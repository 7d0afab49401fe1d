package io.aibotiyi.backend.identity.browser;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an OAuth request: one that is empty counts as absent, and none may come twice (RFC
 * 6749 section 3.1).
 */
final class Parameters {

    private final Map<String, String[]> values;

    Parameters(Map<String, String[]> values) {
        this.values = values;
    }

    /** The name of one that came twice; null if there is none. */
    @Nullable String repeated() {
        for (Map.Entry<String, String[]> parameter : values.entrySet()) {
            if (parameter.getValue().length > 1) {
                return parameter.getKey();
            }
        }
        return null;
    }

    /** Null if it is absent, or came twice. */
    @Nullable String get(String name) {
        String[] all = values.get(name);
        return all == null || all.length != 1 || all[0].isEmpty() ? null : all[0];
    }

    /** Those that came once and are not empty. */
    Map<String, String> single() {
        return values.entrySet().stream()
                .filter(p -> p.getValue().length == 1 && !p.getValue()[0].isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, p -> p.getValue()[0]));
    }
}
