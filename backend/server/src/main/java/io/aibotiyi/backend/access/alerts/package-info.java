/** Security alerts, stored until somebody acknowledges them. */
@NullMarked
package io.aibotiyi.backend.access.alerts;

import org.jspecify.annotations.NullMarked;
