/**
 * The walls of the house as tests: each module inherits them and says which packages are its own.
 */
@NullMarked
package io.aibotiyi.architecture;

import org.jspecify.annotations.NullMarked;
