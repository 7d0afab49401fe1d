/** What an account owns and what it is worth: accounts, positions, equity. */
@NullMarked
package io.aibotiyi.backend.trading.portfolio;

import org.jspecify.annotations.NullMarked;
