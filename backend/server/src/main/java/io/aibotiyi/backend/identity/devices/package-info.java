/**
 * Registered devices and the proofs of their keys (RFC 9449): who has which, how far it is trusted,
 * and whether a call comes from it. It opens and ends no session; sessions asks it. It calls the
 * audit log and notifications.
 */
@NullMarked
package io.aibotiyi.backend.identity.devices;

import org.jspecify.annotations.NullMarked;
