/**
 * Owns people's requests about their data, what they consented to, and how long data is kept; it
 * works exports and erasures off and runs the retention rules. It does not own the data: each
 * module that has some answers as a {@link io.aibotiyi.backend.personal.PersonalDataHolder}. It
 * calls those, the vault, which destroys keys, the audit log and notifications.
 */
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {"audit", "notifications", "personal", "vault"})
package io.aibotiyi.backend.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
