/** Entries, their canonical form and how they get into the chain. */
@NullMarked
package io.aibotiyi.backend.audit.log;

import org.jspecify.annotations.NullMarked;
