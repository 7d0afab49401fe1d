@NullMarked
package io.aibotiyi.backend.identity.apikeys;

import org.jspecify.annotations.NullMarked;
