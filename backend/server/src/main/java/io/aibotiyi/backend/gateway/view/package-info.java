/** Domain values as the wire shows them; pure functions. */
@NullMarked
package io.aibotiyi.backend.gateway.view;

import org.jspecify.annotations.NullMarked;
