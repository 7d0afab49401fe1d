package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.NumberCell;

/** What one visible row says; kept and refilled every frame. Quantities in quantity units. */
final class LadderRow {

    /** Row number in the {@link PriceGrid}. */
    long number;

    /** Whether bids, and whether asks, belong in this row; a book view's rows have one side. */
    boolean showsBids;

    boolean showsAsks;
    long bid;
    long ask;

    /** From the best bid down to this row, this row included; 0 above the best bid. */
    long bidSum;

    /** From the best ask up to this row, this row included; 0 below the best ask. */
    long askSum;

    /** Traded here by buying and by selling takers. */
    long bought;

    long sold;

    /** The user's open quantity and number of orders. */
    long ownBuy;

    long ownSell;
    int ownBuys;
    int ownSells;
    boolean ownBuyStops;
    boolean ownSellStops;

    /** What stands before the first of the user's orders here; -1 if that is not known. */
    long buyAhead;

    long sellAhead;

    /** Added less taken out, on the side that the row belongs to. */
    long flow;

    boolean ownBuysConfirmed;
    boolean ownSellsConfirmed;

    final NumberCell priceText = new NumberCell();
    final NumberCell bidText = new NumberCell();
    final NumberCell askText = new NumberCell();
    final NumberCell volumeText = new NumberCell();
    final NumberCell sumText = new NumberCell();
    final SignedText deltaText = new SignedText();
    final SignedText flowText = new SignedText();

    void start(long rowNumber, boolean bids, boolean asks) {
        number = rowNumber;
        showsBids = bids;
        showsAsks = asks;
        bid = 0;
        ask = 0;
        bidSum = 0;
        askSum = 0;
        bought = 0;
        sold = 0;
        ownBuy = 0;
        ownSell = 0;
        ownBuys = 0;
        ownSells = 0;
        ownBuyStops = false;
        ownSellStops = false;
        buyAhead = -1;
        sellAhead = -1;
        flow = 0;
        ownBuysConfirmed = true;
        ownSellsConfirmed = true;
    }

    long traded() {
        return PriceLevels.saturatedSum(bought, sold);
    }

    /** Bought less sold by takers. */
    long delta() {
        return bought - sold;
    }
}
