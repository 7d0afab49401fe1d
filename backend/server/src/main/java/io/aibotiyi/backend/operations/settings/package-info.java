/** The configuration in force, described from what the properties' own documentation says. */
@NullMarked
package io.aibotiyi.backend.operations.settings;

import org.jspecify.annotations.NullMarked;
