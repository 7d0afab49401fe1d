@NullMarked
package io.aibotiyi.indicators.formula;

import org.jspecify.annotations.NullMarked;
