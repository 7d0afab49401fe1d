/**
 * Sessions and their tokens: opening, renewing, idling, ending; the access tokens that speak for
 * them and the risk of their being used from elsewhere. It does not prove who somebody is. It calls
 * keys, devices, people, the audit log and notifications.
 */
@NullMarked
package io.aibotiyi.backend.identity.sessions;

import org.jspecify.annotations.NullMarked;
