@NullMarked
package io.aibotiyi.protocol.signing;

import org.jspecify.annotations.NullMarked;
