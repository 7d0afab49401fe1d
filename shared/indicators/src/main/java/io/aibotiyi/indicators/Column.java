package io.aibotiyi.indicators;

/** What a bar may carry; an indicator names what it cannot do without. */
public enum Column {
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    VOLUME("volume"),
    /** Volume bought by takers less volume sold by them; only where trades are known. */
    DELTA("trade delta"),
    /** The close of a second series at the same time, aligned by the caller. */
    OTHER("second series"),
    /** The opening time, which session rules need. */
    TIME("time");

    private final String words;

    Column(String words) {
        this.words = words;
    }

    /** How it is called in a sentence: "no trade delta in this series". */
    public String words() {
        return words;
    }
}
