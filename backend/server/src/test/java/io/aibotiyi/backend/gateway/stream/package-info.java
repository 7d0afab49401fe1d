/** Tests of the streams. */
@NullMarked
package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.NullMarked;
