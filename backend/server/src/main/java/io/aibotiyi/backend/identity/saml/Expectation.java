package io.aibotiyi.backend.identity.saml;

import java.time.Instant;

/**
 * What an answer has to be for.
 *
 * @param issuer entity id of the provider that was asked
 * @param audience our entity id there
 * @param consumer our address to which the answer came
 * @param request ID of the request that is answered
 * @param nameId format that was asked for
 * @param emailAttribute name of the attribute with the address; empty for none
 * @param now when it came
 */
record Expectation(
        String issuer,
        String audience,
        String consumer,
        String request,
        SamlSettings.NameId nameId,
        String emailAttribute,
        Instant now) {}
