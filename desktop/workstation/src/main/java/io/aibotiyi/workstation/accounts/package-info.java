/**
 * Choosing the account that orders go to, and the connections to exchanges behind accounts of real
 * money. It keeps no secret longer than it takes to send it, and decides nothing about accounts:
 * the backend does. It calls state, acts, risk's kill switch and the look; the shell calls it.
 */
@NullMarked
package io.aibotiyi.workstation.accounts;

import org.jspecify.annotations.NullMarked;
