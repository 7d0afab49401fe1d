/** What tests of several modules share: databases, a market that does what it is told. */
@NullMarked
package io.aibotiyi.backend.testing;

import org.jspecify.annotations.NullMarked;
