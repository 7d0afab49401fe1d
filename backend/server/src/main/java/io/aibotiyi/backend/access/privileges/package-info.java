/** Roles and permissions for a limited time: by request and approval, or by breaking the glass. */
@NullMarked
package io.aibotiyi.backend.access.privileges;

import org.jspecify.annotations.NullMarked;
