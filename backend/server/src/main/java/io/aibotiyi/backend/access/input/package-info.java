/** Checks of what callers send, and columns of what is stored, shared by the parts of access. */
@NullMarked
package io.aibotiyi.backend.access.input;

import org.jspecify.annotations.NullMarked;
