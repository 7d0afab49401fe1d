package io.aibotiyi.indicators.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.indicators.formula.FormulaLibrary.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormulaLibraryTest {

    private static final long SEED = 20_261_123L;

    private final List<String> problems = new ArrayList<>();

    @Test
    void isPlainText() {
        FormulaLibrary library =
                FormulaLibrary.empty()
                        .with(new Saved("trend", "My trend", "param n = 3\n\nema(close, n)\n"))
                        .with(new Saved("spread", "Spread", "high - low"));
        assertThat(library.write())
                .isEqualTo(
                        """
                        formulas 1
                        [trend] My trend
                            param n = 3

                            ema(close, n)
                        [spread] Spread
                            high - low
                        """);
        assertThat(library.find("trend").orElseThrow().text()).endsWith("ema(close, n)");
        assertThat(library.without("trend").all()).extracting(Saved::id).containsExactly("spread");
    }

    @Test
    void readsBackWhateverWasWritten() {
        Random random = new Random(SEED);
        String characters = "ab [](]\n\n\t #=\"é\\1";
        for (int round = 0; round < 500; round++) {
            FormulaLibrary library = FormulaLibrary.empty();
            for (int i = random.nextInt(5); i >= 0; i--) {
                StringBuilder text = new StringBuilder();
                for (int k = random.nextInt(60); k > 0; k--) {
                    text.append(characters.charAt(random.nextInt(characters.length())));
                }
                library = library.with(new Saved("f" + i, "Title ] " + i, text.toString()));
            }
            assertThat(FormulaLibrary.read(library.write(), problems::add).all())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(library.all());
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void tellsWhatItCannotReadAndWritesItBack() {
        String file =
                """
                formulas 1
                [good] Good
                    close
                [Bad Id] Bad
                    open
                [good] Twice
                    high
                [last] Last
                    low
                """;
        FormulaLibrary library = FormulaLibrary.read(file, problems::add);
        assertThat(library.all()).extracting(Saved::id).containsExactly("good", "last");
        assertThat(problems).hasSize(2);
        assertThat(problems.getFirst()).startsWith("line 4: ");
        assertThat(library.write()).contains("[Bad Id] Bad\n    open\n[good] Twice\n    high\n");
    }

    @Test
    void keepsAFormulaThatDoesNotCompile() {
        FormulaLibrary library =
                FormulaLibrary.empty().with(new Saved("draft", "Draft", "ema(close,"));
        assertThat(FormulaLibrary.read(library.write(), problems::add).all())
                .isEqualTo(library.all());
    }

    @Test
    void refusesAnotherFileOrANewerVersion() {
        assertThatThrownBy(() -> FormulaLibrary.read("formulas 2\n", problems::add))
                .hasMessage("formula library of version 2, this program reads version 1");
        assertThatThrownBy(() -> FormulaLibrary.read("{}", problems::add))
                .hasMessageContaining("not a formula library");
        assertThatThrownBy(() -> new Saved("A", "t", "x")).hasMessageContaining("lower-case");
    }
}
