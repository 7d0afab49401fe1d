@NullMarked
package io.aibotiyi.backend.identity.keys;

import org.jspecify.annotations.NullMarked;
