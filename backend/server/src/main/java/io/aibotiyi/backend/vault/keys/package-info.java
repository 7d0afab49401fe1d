/** The key-encryption key behind a port, and the data keys that it wraps. */
@NullMarked
package io.aibotiyi.backend.vault.keys;

import org.jspecify.annotations.NullMarked;
