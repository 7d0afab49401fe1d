package io.aibotiyi.workstation.drawings;

import io.aibotiyi.charts.AxisMode;
import io.aibotiyi.charts.ChartType;
import io.aibotiyi.charts.Overlay;
import io.aibotiyi.charts.ProfileMode;
import io.aibotiyi.workstation.drawings.ChartSetup.Chosen;
import io.aibotiyi.workstation.drawings.ChartSetup.Flow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chart's set-up as JSON. What cannot be read keeps its default, or is left out of its list, and
 * is named.
 */
final class SetupJson {

    private final String chart;
    private final List<String> problems;

    private SetupJson(String chart, List<String> problems) {
        this.chart = chart;
        this.problems = problems;
    }

    static void write(ChartSetup setup, ObjectNode to) {
        to.put("type", lower(setup.type()));
        to.put("axis", lower(setup.axis()));
        to.put("profile", lower(setup.profile()));
        to.put("volume", setup.volume());
        to.put("breaks", setup.breaks());
        to.put("magnet", setup.magnet());
        ArrayNode lines = to.putArray("lines");
        setup.lines().stream().sorted().forEach(l -> lines.add(lower(l)));
        ArrayNode indicators = to.putArray("indicators");
        for (Chosen chosen : setup.indicators()) {
            ObjectNode one = indicators.addObject().put("id", chosen.id());
            ObjectNode settings = one.putObject("with");
            new TreeMap<>(chosen.settings()).forEach(settings::put);
            ArrayNode hidden = one.putArray("hidden");
            chosen.hidden().stream().sorted().forEach(hidden::add);
        }
        to.putObject("flow")
                .put("delta", setup.flow().delta())
                .put("bands", setup.flow().bands())
                .put("rowTicks", setup.flow().rowTicks())
                .put("large", setup.flow().large())
                .put("least", setup.flow().least().toPlainString());
        ObjectNode panes = to.putObject("panes");
        new TreeMap<>(setup.panes()).forEach(panes::put);
    }

    /**
     * @param chart its name, for the problems
     * @param problems given the name of each field that could not be read
     */
    static ChartSetup read(String chart, JsonNode from, List<String> problems) {
        return new SetupJson(chart, problems).read(from);
    }

    private ChartSetup read(JsonNode from) {
        ChartSetup or = ChartSetup.DEFAULT;
        return new ChartSetup(
                constant(from, "type", ChartType.class, or.type()),
                constant(from, "axis", AxisMode.class, or.axis()),
                constant(from, "profile", ProfileMode.class, or.profile()),
                flag(from, "volume", or.volume()),
                flag(from, "breaks", or.breaks()),
                flag(from, "magnet", or.magnet()),
                lines(from.get("lines")),
                indicators(from.get("indicators")),
                flow(from.get("flow")),
                panes(from.get("panes")));
    }

    private Set<Overlay> lines(@Nullable JsonNode node) {
        if (node == null || !node.isArray()) {
            noteUnlessAbsent(node, "lines");
            return ChartSetup.DEFAULT.lines();
        }
        Set<Overlay> all = EnumSet.noneOf(Overlay.class);
        for (int i = 0; i < node.size(); i++) {
            Optional<Overlay> line = constant(Overlay.class, node.get(i));
            line.ifPresent(all::add);
            if (line.isEmpty()) {
                note("lines[" + i + "]");
            }
        }
        return all;
    }

    private List<Chosen> indicators(@Nullable JsonNode node) {
        List<Chosen> all = new ArrayList<>();
        if (node == null || !node.isArray()) {
            noteUnlessAbsent(node, "indicators");
            return all;
        }
        for (int i = 0; i < node.size(); i++) {
            JsonNode id = node.get(i).get("id");
            if (id == null || !id.isString() || all.size() >= ChartSetup.MAX_INDICATORS) {
                note("indicators[" + i + "]");
                continue;
            }
            Map<String, String> settings = new LinkedHashMap<>();
            JsonNode with = node.get(i).get("with");
            if (with != null && with.isObject()) {
                for (Map.Entry<String, JsonNode> value : with.properties()) {
                    settings.put(value.getKey(), value.getValue().asString(""));
                }
            } else {
                noteUnlessAbsent(with, "indicators[" + i + "].with");
            }
            String where = "indicators[" + i + "].hidden";
            all.add(
                    new Chosen(
                            id.stringValue(), settings, hidden(node.get(i).get("hidden"), where)));
        }
        return all;
    }

    private Set<String> hidden(@Nullable JsonNode node, String where) {
        Set<String> all = new HashSet<>();
        if (node == null || !node.isArray()) {
            noteUnlessAbsent(node, where);
            return all;
        }
        for (JsonNode name : node) {
            if (name.isString()) {
                all.add(name.stringValue());
            } else {
                note(where);
            }
        }
        return all;
    }

    private Flow flow(@Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            noteUnlessAbsent(node, "flow");
            return Flow.NONE;
        }
        JsonNode ticks = node.get("rowTicks");
        int rows = 0;
        if (ticks != null
                && ticks.isInt()
                && ticks.intValue() >= 0
                && ticks.intValue() <= Flow.MAX_ROW_TICKS) {
            rows = ticks.intValue();
        } else {
            noteUnlessAbsent(ticks, "flow.rowTicks");
        }
        return new Flow(
                flag(node, "delta", false),
                flag(node, "bands", false),
                rows,
                flag(node, "large", false),
                least(node.get("least")));
    }

    private BigDecimal least(@Nullable JsonNode node) {
        if (node != null && node.isString()) {
            try {
                BigDecimal least = new BigDecimal(node.stringValue());
                if (Flow.isSize(least)) {
                    return least.signum() == 0 ? BigDecimal.ZERO : least;
                }
            } catch (NumberFormatException e) {
                // noted below, as any other text that is no size
            }
        }
        noteUnlessAbsent(node, "flow.least");
        return BigDecimal.ZERO;
    }

    private Map<String, Double> panes(@Nullable JsonNode node) {
        Map<String, Double> all = new LinkedHashMap<>();
        if (node == null || !node.isObject()) {
            noteUnlessAbsent(node, "panes");
            return all;
        }
        for (Map.Entry<String, JsonNode> pane : node.properties()) {
            double part = pane.getValue().isNumber() ? pane.getValue().doubleValue() : -1;
            if (part > 0 && part < 1) {
                all.put(pane.getKey(), part);
            } else {
                note("panes." + pane.getKey());
            }
        }
        return all;
    }

    private boolean flag(JsonNode from, String name, boolean or) {
        JsonNode node = from.get(name);
        if (node != null && node.isBoolean()) {
            return node.booleanValue();
        }
        noteUnlessAbsent(node, name);
        return or;
    }

    private <E extends Enum<E>> E constant(JsonNode from, String name, Class<E> type, E or) {
        JsonNode node = from.get(name);
        Optional<E> found = node == null ? Optional.empty() : constant(type, node);
        if (found.isEmpty()) {
            noteUnlessAbsent(node, name);
        }
        return found.orElse(or);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, JsonNode node) {
        for (E constant : type.getEnumConstants()) {
            if (node.isString() && lower(constant).equals(node.stringValue())) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void noteUnlessAbsent(@Nullable JsonNode node, String name) {
        if (node != null && !node.isNull()) {
            note(name);
        }
    }

    private void note(String field) {
        problems.add(chart + '.' + field);
    }
}
