/**
 * Owns the keys that other keys and personal data are sealed with: the key-encryption key, one data
 * key per person, their rotation and destruction. It does not own what is sealed; each module keeps
 * its own sealed columns. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Vault",
        allowedDependencies = {"rounds"})
package io.aibotiyi.backend.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
