package io.aibotiyi.charts.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTextTest {

    private static List<Drawing> one(Tool tool) {
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < tool.points(); i++) {
            anchors.add(new Anchor(1_700_000_000_000_000_000L + i, 61_482.1 + i));
        }
        return List.of(
                Drawing.of(
                        "d1",
                        tool,
                        anchors,
                        new DrawingStyle(
                                DrawingStyle.Hue.THIRD, 2.5, DrawingStyle.Dash.DOTTED, false)));
    }

    @Test
    void everyToolReadsBackAsWritten() {
        for (Tool tool : Tool.values()) {
            DrawingText.Read read = DrawingText.read(DrawingText.write(one(tool), List.of()));
            assertThat(read.problems()).isEmpty();
            assertThat(read.drawings()).isEqualTo(one(tool));
        }
    }

    @Test
    void textWithEveryMarkOfTheFormReadsBack() {
        Drawing odd = one(Tool.TEXT).getFirst().withText("a;b\\s=c\\\nd\u00E9;").withLocked(true);
        DrawingText.Read read = DrawingText.read(DrawingText.write(List.of(odd), List.of()));
        assertThat(read.drawings()).containsExactly(odd);
    }

    @Test
    void oneBadFieldCostsNeitherTheDrawingNorTheOthers() {
        String text =
                DrawingText.write(one(Tool.RAY), List.of())
                        + "tool=RAY;id=d2;points=1@2,3@4;color=MAUVE;width=nine;dash=SOLID\n";
        DrawingText.Read read = DrawingText.read(text);
        assertThat(read.drawings()).hasSize(2);
        assertThat(read.drawings().get(1).style()).isEqualTo(DrawingStyle.DEFAULT);
        assertThat(read.problems())
                .containsExactly(
                        "line 3: colour or dash not understood, took the default",
                        "line 3: width not understood, took the default");
    }

    @Test
    void whatCannotBeDrawnIsKeptWordForWord() {
        String later = "tool=HYPERBOLA;id=x;points=1@2;glow=yes";
        String broken = "tool=RAY;id=y;points=1@2";
        String nan = "tool=TEXT;id=z;points=1@NaN";
        DrawingText.Read read =
                DrawingText.read("aibot-drawings 9\n" + later + "\n" + broken + "\n" + nan + "\n");
        assertThat(read.drawings()).isEmpty();
        assertThat(read.problems())
                .contains(
                        "line 2: unknown tool 'HYPERBOLA'",
                        "line 3: RAY needs 2 points, has 1",
                        "line 4: an anchor's price must be finite, was NaN");
        assertThat(DrawingText.write(List.of(), read.kept()))
                .contains(later + "\n", broken + "\n", nan + "\n");
    }

    @Test
    void rubbishIsNoDrawingAndNoException() {
        DrawingText.Read read = DrawingText.read("\u0000\u0001=;;;=\n@@@\n\n");
        assertThat(read.drawings()).isEmpty();
        assertThat(read.kept()).hasSize(2);
    }
}
