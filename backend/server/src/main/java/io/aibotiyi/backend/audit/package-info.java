/**
 * Owns the append-only, hash-chained log of every act of consequence, its proofs and its signed
 * checkpoints, and {@link io.aibotiyi.backend.audit.CallContext}, the answer to "who is doing this,
 * from where". It does not own what the acts mean; those who act say so. It calls the vault, which
 * seals personal fields and keeps the checkpoint key.
 */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"gauges", "personal", "turn", "vault"})
package io.aibotiyi.backend.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
