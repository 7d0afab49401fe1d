/**
 * The keys that sign access tokens: making, publishing, rotating and removing them, and reading
 * strictly what is signed. It does not own what a token says. It calls the vault, which seals
 * private keys, and the audit log.
 */
@NullMarked
package io.aibotiyi.backend.identity.keys;

import org.jspecify.annotations.NullMarked;
