/** The Merkle tree of RFC 9162, section 2.1: hashing, appending, proofs. Pure computation. */
@NullMarked
package io.aibotiyi.backend.audit.tree;

import org.jspecify.annotations.NullMarked;
