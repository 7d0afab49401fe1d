@NullMarked
package io.aibotiyi.backend.identity.signin;

import org.jspecify.annotations.NullMarked;
