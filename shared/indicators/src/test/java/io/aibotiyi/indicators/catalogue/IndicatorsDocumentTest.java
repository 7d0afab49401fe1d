package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.indicators.Category;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Output;
import io.aibotiyi.indicators.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/indicators.md} is what the catalogue says; {@code -Dindicators.update} renews it. */
class IndicatorsDocumentTest {

    private static final Path FILE = Path.of("docs", "indicators.md");

    private static final String HEAD =
            """
            # Indicators

            Made from the catalogue by `mvn -pl shared/indicators -am test -Dtest=IndicatorsDocumentTest
            -Dindicators.update -Dsurefire.failIfNoSpecifiedTests=false`; a test compares it.

            One calculation each, whether bars come one by one, as updates of the unfinished bar, or as columns: the values
            agree to the last bit. No value is NaN. A bar in which a needed column is not finite (or beyond 1e60) is as if it
            had not come; a division by zero gives no value unless the entry says otherwise.

            How it is checked: every indicator as a stream, around live bars, in random chunks, from snapshots, over garbage and
            at the limits of its parameters (`CatalogueTest`); the published values of Stock.Indicators (`PublishedValuesTest`);
            TA-Lib over 45,031 real minutes and 502 days (`TaLibTest`); plain formulas for the rest (`DefinitionsTest`).

            Columns: id in formulas and its parameters with defaults (those of one series also take `source`) · outputs, with
            the first bar that has a value at the defaults; ↑ over the price, → or ← drawn so many bars to the right or left ·
            definition · start, model followed and where others differ.
            """;

    private static String document() {
        StringBuilder text = new StringBuilder(HEAD);
        for (Category category : Category.values()) {
            List<Indicator> indicators = Catalogue.standard().of(category);
            if (indicators.isEmpty()) {
                continue;
            }
            text.append("\n## ").append(category.title()).append("\n\n");
            text.append(
                    "| indicator | outputs | definition | start and model |\n|---|---|---|---|\n");
            for (Indicator i : indicators) {
                text.append("| **").append(i.title()).append("** `").append(i.id());
                text.append('(').append(parameters(i)).append(")` | ");
                text.append(outputs(i)).append(" | ");
                text.append(i.formula().replace("|", "\\|")).append(" | ");
                text.append(i.seeding().replace("|", "\\|")).append(" |\n");
            }
        }
        return text.toString();
    }

    private static String parameters(Indicator i) {
        return (i.isOfSeries() ? "x" : "")
                + i.parameters().stream()
                        .filter(p -> !p.name().equals(Indicator.SOURCE))
                        .map(IndicatorsDocumentTest::parameter)
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        i.isOfSeries() && i.parameters().size() > 1 ? ", " : "",
                                        ""));
    }

    private static String parameter(Parameter p) {
        return p.name() + "=" + p.text(p.standard());
    }

    private static String outputs(Indicator i) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < i.outputs().size(); k++) {
            Output o = i.outputs().get(k);
            int shift = o.displacement().applyAsInt(i.defaults());
            text.append(k == 0 ? "" : ", ").append(o.name());
            text.append(o.pane() == Output.Pane.OVERLAY ? "↑" : "");
            text.append(shift > 0 ? "→" + shift : shift < 0 ? "←" + -shift : "");
            text.append(' ').append(i.isIrregular() ? "≥" : "");
            text.append(i.firstDefined(i.defaults(), k));
        }
        return text.toString();
    }

    @Test
    void saysWhatTheCatalogueHolds() throws IOException {
        if (System.getProperty("indicators.update") != null) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, document());
        }
        assertThat(FILE).hasContent(document());
    }
}
