/** People standing in for each other for a time. */
@NullMarked
package io.aibotiyi.backend.access.delegation;

import org.jspecify.annotations.NullMarked;
