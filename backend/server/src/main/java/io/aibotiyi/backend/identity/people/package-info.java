/**
 * People as records: who there is and the first of them. It does not prove who somebody is nor what
 * they may do. It calls nothing but the database.
 */
@NullMarked
package io.aibotiyi.backend.identity.people;

import org.jspecify.annotations.NullMarked;
