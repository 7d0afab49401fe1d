/** Sealing and opening: AES-256-GCM with versioned headers, bound to purpose, person and field. */
@NullMarked
package io.aibotiyi.backend.vault.sealing;

import org.jspecify.annotations.NullMarked;
