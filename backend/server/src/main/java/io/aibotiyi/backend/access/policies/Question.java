package io.aibotiyi.backend.access.policies;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.domain.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * Everything that policies may look at. Equal questions have equal answers.
 *
 * @param caller {@code PERSON}, {@code SERVICE} or {@code API_KEY}
 * @param roles all of the person's, with their ancestors
 * @param at cut to seconds
 * @param address network address; empty when unknown
 * @param risk of the session, 0 to 100
 * @param authAge seconds since the last proof of who it is
 * @param factors of that proof, as in RFC 8176
 */
public record Question(
        UserId user,
        String caller,
        Set<String> roles,
        Permission permission,
        Resource resource,
        Instant at,
        String address,
        boolean deviceTrusted,
        int risk,
        long authAge,
        Set<String> factors) {}
