/**
 * Owns the promises of every module that keeps personal data: to tell it, to erase it, and to
 * delete what is older than its rule says. It keeps nothing itself and fulfils none of them; the
 * privacy module asks, the others answer. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Personal data",
        allowedDependencies = {})
package io.aibotiyi.backend.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
