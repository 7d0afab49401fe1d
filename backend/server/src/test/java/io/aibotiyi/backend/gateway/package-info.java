/** Tests of the gateway and the fakes they use. */
@NullMarked
package io.aibotiyi.backend.gateway;

import org.jspecify.annotations.NullMarked;
