/** Proves the log, from the database or from an exported file, with one and the same code. */
@NullMarked
package io.aibotiyi.backend.audit.verify;

import org.jspecify.annotations.NullMarked;
