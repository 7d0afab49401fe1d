@NullMarked
package io.aibotiyi.backend.identity.credentials;

import org.jspecify.annotations.NullMarked;
