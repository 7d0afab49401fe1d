@NullMarked
package io.aibotiyi.backend.turn;

import org.jspecify.annotations.NullMarked;
