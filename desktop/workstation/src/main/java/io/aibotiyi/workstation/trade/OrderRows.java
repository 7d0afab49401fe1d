package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The order of rows in the table of open orders: those of a group stand together. */
final class OrderRows {

    private static final Comparator<OrderView> WITHIN =
            Comparator.comparing(o -> o.role() == null ? GroupRole.ENTRY : o.role());

    private OrderRows() {}

    /** Working orders; a group stands where its first member would, entry, target, stop. */
    static List<OrderView> open(List<OrderView> orders) {
        Map<UUID, List<OrderView>> groups = new LinkedHashMap<>();
        for (OrderView order : orders) {
            if (order.status().isWorking()) {
                UUID key = order.group() == null ? order.id().value() : order.group();
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(order);
            }
        }
        List<OrderView> rows = new ArrayList<>();
        for (List<OrderView> group : groups.values()) {
            group.sort(WITHIN);
            rows.addAll(group);
        }
        return List.copyOf(rows);
    }

    /**
     * What an order is in its group, with a bracket that ties its rows; empty outside of one.
     *
     * @param rows as {@link #open} made them
     */
    static String role(List<OrderView> rows, OrderView order) {
        GroupRole role = order.role();
        UUID group = order.group();
        if (role == null || group == null) {
            return "";
        }
        int at = rows.indexOf(order);
        boolean first = at <= 0 || !group.equals(rows.get(at - 1).group());
        boolean last = at < 0 || at == rows.size() - 1 || !group.equals(rows.get(at + 1).group());
        String tie = first && last ? "" : first ? "┌ " : last ? "└ " : "├ ";
        return tie
                + switch (role) {
                    case ENTRY -> "Entry";
                    case TARGET -> "Target";
                    case STOP -> "Stop";
                };
    }
}
