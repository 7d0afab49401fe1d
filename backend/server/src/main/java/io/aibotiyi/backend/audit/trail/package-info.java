/** Searching, proving, exporting and verifying the log of a running backend. */
@NullMarked
package io.aibotiyi.backend.audit.trail;

import org.jspecify.annotations.NullMarked;
