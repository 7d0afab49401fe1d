/** The machine-readable description of REST and the small page that shows it. */
@NullMarked
package io.aibotiyi.backend.gateway.docs;

import org.jspecify.annotations.NullMarked;
