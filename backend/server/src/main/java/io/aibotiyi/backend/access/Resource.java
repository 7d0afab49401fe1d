package io.aibotiyi.backend.access;

import io.aibotiyi.domain.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What something is to be done to.
 *
 * @param type {@code order}, {@code user}, {@code withdrawal} …
 * @param id null for the type as a whole
 * @param owner whose it is; null if nobody's
 * @param attributes for policies: {@code amount}, {@code instrument} …
 */
public record Resource(
        String type, @Nullable String id, @Nullable UserId owner, Map<String, String> attributes) {

    public Resource {
        attributes = Map.copyOf(attributes);
    }

    public static Resource any(String type) {
        return new Resource(type, null, null, Map.of());
    }

    public static Resource of(String type, String id, @Nullable UserId owner) {
        return new Resource(type, id, owner, Map.of());
    }
}
