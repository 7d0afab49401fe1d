/**
 * Owns double-entry accounts, postings, balances and holds, and the proof that they agree. It does
 * not own orders, prices or people; its callers say what a posting means. It calls no other module.
 */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {})
package io.aibotiyi.backend.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
