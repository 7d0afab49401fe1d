/**
 * How an order meets a venue: the port that every place of execution implements, and simulated
 * execution against books in which the orders do not stand. It owns no money and no order records.
 * It may call the domain only.
 */
@NullMarked
package io.aibotiyi.strategies.execution;

import org.jspecify.annotations.NullMarked;
