package io.aibotiyi.venues.kraken;

/** Kraken's own names of assets, and the common ones that its version 2 streams use. */
final class KrakenNames {

    private KrakenNames() {}

    /** {@code XBT} is BTC, {@code XDG} is DOGE. */
    static String common(String asset) {
        return switch (asset) {
            case "XBT" -> "BTC";
            case "XDG" -> "DOGE";
            default -> asset;
        };
    }

    /** A balance's asset: the oldest have four letters that begin with X or Z. */
    static String ofBalance(String asset) {
        boolean prefixed =
                asset.length() == 4 && (asset.charAt(0) == 'X' || asset.charAt(0) == 'Z');
        return common(prefixed ? asset.substring(1) : asset);
    }

    /** A pair's stream symbol of its {@code wsname}. */
    static String symbol(String wsname) {
        int slash = wsname.indexOf('/');
        return slash < 0
                ? wsname
                : common(wsname.substring(0, slash)) + "/" + common(wsname.substring(slash + 1));
    }
}
