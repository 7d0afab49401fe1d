@NullMarked
package io.aibotiyi.indicators.catalogue;

import org.jspecify.annotations.NullMarked;
