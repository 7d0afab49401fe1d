package io.aibotiyi.workstation.alerts;

import io.aibotiyi.protocol.MarketAlerts.AlertState;
import io.aibotiyi.protocol.MarketAlerts.Frequency;
import io.aibotiyi.protocol.MarketAlerts.LineCondition;
import io.aibotiyi.protocol.MarketAlerts.LineReach;
import io.aibotiyi.protocol.MarketAlerts.Move;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.MarketAlerts.PositionFigure;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Test;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.Times;
import org.jspecify.annotations.Nullable;

/** Names of what alerts are made of. */
final class AlertWords {

    private AlertWords() {}

    static String name(PriceKind kind) {
        return switch (kind) {
            case LAST -> "Last";
            case BID -> "Bid";
            case ASK -> "Ask";
            case MARK -> "Mark";
        };
    }

    static String name(Test test) {
        return switch (test) {
            case CROSSES -> "crosses";
            case CROSSES_UP -> "crosses up";
            case CROSSES_DOWN -> "crosses down";
            case AT_OR_ABOVE -> "is at or above";
            case AT_OR_BELOW -> "is at or below";
        };
    }

    static String name(Move move) {
        return switch (move) {
            case RISES -> "rises";
            case FALLS -> "falls";
            case EITHER -> "rises or falls";
        };
    }

    static String name(PositionFigure figure) {
        return switch (figure) {
            case UNREALISED_PNL -> "Unrealised profit";
            case SIZE -> "Size";
            case LIQUIDATION_DISTANCE -> "Distance to liquidation, %";
        };
    }

    static String name(OrderEvent event) {
        return switch (event) {
            case FILLED -> "Filled";
            case PARTIALLY_FILLED -> "Partly filled";
            case CANCELLED -> "Cancelled";
            case REJECTED -> "Rejected";
        };
    }

    static String name(Frequency frequency) {
        return switch (frequency) {
            case ONCE -> "Once";
            case ONCE_PER_BAR -> "Once per bar";
            case EVERY_TIME -> "Every time";
        };
    }

    static String brief(Frequency frequency) {
        return switch (frequency) {
            case ONCE -> "Once";
            case ONCE_PER_BAR -> "Per bar";
            case EVERY_TIME -> "Always";
        };
    }

    static String name(AlertState state) {
        return switch (state) {
            case ACTIVE -> "Active";
            case PAUSED -> "Paused";
            case FIRED -> "Fired";
            case EXPIRED -> "Expired";
        };
    }

    static String of(@Nullable LineCondition line) {
        return line == null
                ? ""
                : "From "
                        + Numbers.plain(line.from().price())
                        + " on "
                        + Times.of(line.from().time())
                        + " through "
                        + Numbers.plain(line.to().price())
                        + " on "
                        + Times.of(line.to().time())
                        + (line.reach() == LineReach.RAY ? " and on." : ", no further.");
    }
}
