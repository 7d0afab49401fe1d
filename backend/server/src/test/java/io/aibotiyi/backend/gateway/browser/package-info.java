@NullMarked
package io.aibotiyi.backend.gateway.browser;

import org.jspecify.annotations.NullMarked;
