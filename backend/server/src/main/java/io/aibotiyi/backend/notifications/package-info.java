/**
 * Owns how news reach a person: mail by SMTP, sent from a durable queue, and notices inside the
 * workstation. It does not own who a person is or what happened to them; its callers say both. It
 * calls the vault, which seals what waits in the queue.
 */
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"gauges", "personal", "vault"})
package io.aibotiyi.backend.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
