/** Tells the audit log and people what access did. */
@NullMarked
package io.aibotiyi.backend.access.trail;

import org.jspecify.annotations.NullMarked;
