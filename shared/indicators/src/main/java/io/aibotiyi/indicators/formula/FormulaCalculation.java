package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;
import java.util.List;

/** A compiled formula: each node once per bar, in an order in which inputs come first. */
final class FormulaCalculation extends Calculation {

    private final Node[] nodes;
    private final Node[] plots;

    FormulaCalculation(List<Node> nodes, List<Node> plots) {
        super(plots.size());
        this.nodes = nodes.toArray(new Node[0]);
        this.plots = plots.toArray(new Node[0]);
    }

    @Override
    public void next(Bar bar) {
        for (Node node : nodes) {
            node.next(bar);
        }
        for (int i = 0; i < plots.length; i++) {
            out[i] = plots[i].value;
        }
    }

    int first(int plot) {
        return plots[plot].first;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        for (Node node : nodes) {
            node.transfer(transfer);
        }
    }
}
