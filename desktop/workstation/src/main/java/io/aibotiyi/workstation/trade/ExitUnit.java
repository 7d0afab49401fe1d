package io.aibotiyi.workstation.trade;

/** What an exit is measured in. */
enum ExitUnit {
    PRICE("Price"),
    /** Ticks from the entry. */
    TICKS("Ticks"),
    /** Percent of the entry's price. */
    PERCENT("%");

    private final String title;

    ExitUnit(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
