/**
 * API keys and the requests they sign: registering, revoking, and telling whether a signed request
 * is whose it says, fresh, whole and from where it may come. What the key may then do is access's
 * decision, within the key's scopes.
 */
@NullMarked
package io.aibotiyi.backend.identity.apikeys;

import org.jspecify.annotations.NullMarked;
