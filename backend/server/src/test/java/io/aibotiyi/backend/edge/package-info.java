/** Tests of the edge from outside: limits, TLS, attacks, the description and its client. */
@NullMarked
package io.aibotiyi.backend.edge;

import org.jspecify.annotations.NullMarked;
