package io.aibotiyi.workstation.drawings;

import io.aibotiyi.charts.drawing.DrawingTemplates;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of the charts: drawings by symbol, drawing styles, and the set-up of each chart, in
 * {@code workstation/charts} of the application data folder, saved as it changes.
 *
 * <p>Made off the FX thread, for it reads; used on it. What could not be read or saved is told
 * through the report, on any thread.
 */
public final class ChartKeep {

    /** Charts whose set-up is kept; beyond it the one set up longest ago is forgotten. */
    static final int MAX_CHARTS = 64;

    private static final String TEMPLATES = "templates.json";
    private static final String CHARTS = "charts.json";
    private static final String TAPE = "tape.json";

    private final KeptFiles files;
    private final DrawingStore drawings;
    private final DrawingTemplates templates = new DrawingTemplates();
    private final Map<String, ChartSetup> setups = new LinkedHashMap<>();
    private final KeptFiles.Report report;
    private TapeSetup tape;

    /** Files that are there but could not be read. */
    private final Set<String> untouchable = new HashSet<>();

    /**
     * @param home the application data folder; null keeps nothing beyond this process
     * @param disk reads and writes, one after the other
     * @param onFx runs something on the FX thread soon
     * @param report given what could not be read or saved: a title and a detail
     */
    public ChartKeep(
            @Nullable Path home,
            Executor disk,
            Consumer<Runnable> onFx,
            BiConsumer<String, String> report) {
        Path folder = home == null ? null : home.resolve("workstation").resolve("charts");
        this.report = report::accept;
        files = new KeptFiles(folder, disk, this.report);
        drawings = new DrawingStore(files, disk, onFx, this.report);
        List<String> problems = new ArrayList<>();
        TemplatesJson.read(load(TEMPLATES, "styles of drawings"), templates, problems);
        readSetups(load(CHARTS, "set-ups of charts").path("charts"), problems);
        tape = TapeSetup.read(load(TAPE, "set-up of the trades"), problems);
        problems.forEach(field ->
                report.accept(
                        "Charts: " + field + " could not be read",
                        "Its default is used; the rest was kept."));
        templates.addListener(this::saveTemplates);
    }

    /** Keeps nothing beyond this process. */
    public static ChartKeep inMemory() {
        return new ChartKeep(null, Runnable::run, Runnable::run, (_, _) -> {});
    }

    /** An empty object if there is nothing to be read. */
    private JsonNode load(String name, String what) {
        try {
            Optional<String> text = files.read(name, what, ChartKeep::isObject);
            return Json.mapper().readTree(text.orElse("{}"));
        } catch (IOException e) {
            untouchable.add(name);
            report.tell(
                    "The " + what + " could not be read",
                    e.getClass().getSimpleName()
                            + ": "
                            + e.getMessage()
                            + ". Changes are not saved, so that the file stays as it is.");
            return Json.mapper().createObjectNode();
        }
    }

    private static boolean isObject(String text) {
        try {
            return Json.mapper().readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    private void readSetups(JsonNode charts, List<String> problems) {
        for (Map.Entry<String, JsonNode> chart : charts.properties()) {
            if (chart.getValue().isObject() && setups.size() < MAX_CHARTS) {
                setups.put(
                        chart.getKey(), SetupJson.read(chart.getKey(), chart.getValue(), problems));
            } else {
                problems.add(chart.getKey());
            }
        }
    }

    public DrawingStore drawings() {
        return drawings;
    }

    /** Styles that all charts share. */
    public DrawingTemplates templates() {
        return templates;
    }

    /**
     * How a chart was set up when it was last seen.
     *
     * @param chart its stable name, such as {@code main}
     */
    public Optional<ChartSetup> setup(String chart) {
        return Optional.ofNullable(setups.get(chart));
    }

    /** Keeps how a chart is set up; the same as before changes nothing. */
    public void keep(String chart, ChartSetup setup) {
        if (setup.equals(setups.get(chart))) {
            return;
        }
        setups.remove(chart);
        setups.put(chart, setup);
        if (setups.size() > MAX_CHARTS) {
            setups.remove(setups.keySet().iterator().next());
        }
        if (!untouchable.contains(CHARTS)) {
            ObjectNode root = Json.mapper().createObjectNode();
            root.put("version", 1);
            ObjectNode charts = root.putObject("charts");
            setups.forEach((name, each) -> SetupJson.write(each, charts.putObject(name)));
            files.write(CHARTS, pretty(root));
        }
    }

    /** How trades are shown and heard. */
    public TapeSetup tape() {
        return tape;
    }

    /** Keeps how trades are shown and heard; the same as before changes nothing. */
    public void keep(TapeSetup setup) {
        if (!setup.equals(tape)) {
            tape = setup;
            if (!untouchable.contains(TAPE)) {
                files.write(TAPE, pretty(setup.write()));
            }
        }
    }

    private void saveTemplates() {
        if (!untouchable.contains(TEMPLATES)) {
            files.write(TEMPLATES, TemplatesJson.write(templates));
        }
    }

    private static String pretty(JsonNode root) {
        return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
