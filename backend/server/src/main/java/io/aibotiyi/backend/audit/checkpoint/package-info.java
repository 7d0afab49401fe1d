/** Signed checkpoints: their form (C2SP), their key, when they are made and where they are kept. */
@NullMarked
package io.aibotiyi.backend.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
