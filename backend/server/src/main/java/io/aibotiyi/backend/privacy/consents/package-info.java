/** What people agreed to, choice by choice. */
@NullMarked
package io.aibotiyi.backend.privacy.consents;

import org.jspecify.annotations.NullMarked;
