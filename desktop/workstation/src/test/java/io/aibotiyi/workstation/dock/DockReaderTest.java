package io.aibotiyi.workstation.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.dock.Workspaces.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DockReaderTest {

    private final List<String> problems = new ArrayList<>();
    private final DockReader reader = new DockReader(problems);

    @Test
    void bringsBackWhatWasWritten() {
        Arrangement rich =
                DefaultLayout.of(1600, 942)
                        .detach("tape-1", new Bounds(-1200, 40, 500, 400))
                        .move("equity-1", "ticket-1", Edge.CENTER)
                        .withPanel(
                                "ladder-1",
                                p ->
                                        p.withLink(LinkColour.NONE)
                                                .withSight(new Sight("sim:SOL-USDT", Timeframe.M5)))
                        .withSight(LinkColour.BLUE, new Sight("sim:ETH-USDT", Timeframe.H1));
        Workspaces all = Workspaces.of("Trade", DefaultLayout.of(1600, 942)).add("Scalping", rich);
        assertEquals(Optional.of(all), reader.workspaces(again(DockJson.write(all))));
        assertEquals(
                Optional.of(new Named("Scalping", rich)),
                reader.workspace(again(DockJson.write(all.current()))));
        assertEquals(List.of(), problems);
    }

    @Test
    void losesOnlyWhatCannotBeRead() {
        Workspaces read =
                reader.workspaces(
                                json(
                                        """
                                        {"version": 9, "open": "Nowhere", "workspaces": [
                                          {"name": "A", "added": "later", "main": {
                                            "split": "diagonal", "shares": [0.2, "x"], "parts": [
                                              {"tabs": [
                                                {"id": "chart-1", "kind": "chart", "link": "mauve"},
                                                {"id": "chart-1", "kind": "chart", "link": "none",
                                                 "sight": {"instrument": 7, "timeframe": "1 fortnight"}},
                                                {"id": "x", "kind": "crystal ball"}, 5], "front": 9},
                                              {"tabs": [{"id": "tape-1", "kind": "tape"}]},
                                              {"tabs": []}, "half"]},
                                           "windows": [
                                             {"x": "left", "root": {"tabs": [{"id": "equity-1", "kind": "equity"}]}},
                                             {"x": 1}],
                                           "links": {"blue": {"instrument": "sim:ETH-USDT"}, "plaid": {}}},
                                          {"name": "a", "main": {"tabs": [{"id": "t", "kind": "tape"}]}},
                                          {"name": "B", "main": {"tabs": [{"kind": "nothing"}]}},
                                          "C"]}
                                        """))
                        .orElseThrow();
        assertEquals(List.of("A"), read.names());
        Arrangement a = read.arrangement();
        assertEquals("H[(chart-1 *chart-2) tape-1]", ArrangementTest.words(a));
        assertEquals(LinkColour.BLUE, a.panel("chart-1").orElseThrow().link());
        assertEquals(Sight.FIRST, a.panel("chart-2").orElseThrow().sight());
        assertEquals(new Bounds(0, 0, 720, 480), a.windows().getFirst().bounds());
        assertEquals(Map.of(LinkColour.BLUE, new Sight("sim:ETH-USDT", Timeframe.M1)), a.sights());
        assertEquals(
                List.of(
                        "workspaces[0].main.split",
                        "workspaces[0].main.shares",
                        "workspaces[0].main.parts[0].tabs[0].link",
                        "workspaces[0].main.parts[0].tabs[1].id",
                        "workspaces[0].main.parts[0].tabs[1].sight.instrument",
                        "workspaces[0].main.parts[0].tabs[1].sight.timeframe",
                        "workspaces[0].main.parts[0].tabs[2].kind",
                        "workspaces[0].main.parts[0].tabs[3]",
                        "workspaces[0].main.parts[3]",
                        "workspaces[0].windows[0].bounds",
                        "workspaces[0].windows[1]",
                        "workspaces[0].links.plaid",
                        "workspaces[1].name",
                        "workspaces[2].main.tabs[0].kind",
                        "workspaces[2]",
                        "workspaces[3]",
                        "open"),
                problems);
    }

    @Test
    void readsNoDeeperAndNoMoreThanItsBounds() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            deep.append("{\"split\":\"horizontal\",\"shares\":[1],\"parts\":[");
        }
        deep.append("{\"tabs\":[{\"id\":\"t\",\"kind\":\"tape\"}]}");
        deep.append("]}".repeat(200));
        assertTrue(reader.workspace(json("{\"main\":" + deep + "}")).isEmpty());
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add("{\"id\":\"" + i + "\",\"kind\":\"tape\"}");
        }
        Named named =
                reader.workspace(json("{\"main\":{\"tabs\":[" + String.join(",", many) + "]}}"))
                        .orElseThrow();
        assertEquals(Arrangement.MAX_PANELS, named.arrangement().panels().size());
    }

    @Test
    void saysWhenThereIsNothingToRead() {
        assertTrue(reader.workspaces(json("{}")).isEmpty());
        assertTrue(reader.workspaces(json("{\"workspaces\":[]}")).isEmpty());
        assertTrue(reader.workspace(json("{\"name\":\"x\"}")).isEmpty());
        assertEquals(List.of("workspaces", "workspace"), problems);
    }

    private static JsonNode again(ObjectNode node) {
        return Json.mapper().readTree(node.toString());
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }
}
