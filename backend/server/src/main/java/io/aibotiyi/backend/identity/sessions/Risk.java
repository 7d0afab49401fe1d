package io.aibotiyi.backend.identity.sessions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How likely it is that a call is by somebody else than the session's person, 0 to 100: the sum of
 * what differs from where they proved who they are.
 *
 * <table>
 *   <caption>Points</caption>
 *   <tr><td>another network (the first 24 bits of IPv4, 48 of IPv6)</td><td>30</td></tr>
 *   <tr><td>another kind of client (its user agent without versions)</td><td>40</td></tr>
 *   <tr><td>either, and the tokens are bound to no device's key</td><td>20</td></tr>
 * </table>
 *
 * From {@link #ELEVATED} on the person has proved nothing from here: sensitive acts ask for a
 * proof. From {@link #HIGH} on everything does. So a laptop that moves to another network may go on
 * reading, while tokens used by another program on another network may do nothing.
 */
public record Risk(int score) {

    public static final int ELEVATED = 30;
    public static final int HIGH = 60;

    static final Risk NONE = new Risk(0);

    private static final int NETWORK = 30;
    private static final int AGENT = 40;
    private static final int UNBOUND = 20;
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");

    boolean elevated() {
        return score >= ELEVATED;
    }

    boolean high() {
        return score >= HIGH;
    }

    /** An empty address or agent is unknown and counts as unchanged. */
    static Risk of(Context home, Context now, boolean boundToDevice) {
        int score = 0;
        if (differ(network(home.address()), network(now.address()))) {
            score += NETWORK;
        }
        if (differ(family(home.agent()), family(now.agent()))) {
            score += AGENT;
        }
        if (score > 0 && !boundToDevice) {
            score += UNBOUND;
        }
        return score == 0 ? NONE : new Risk(score);
    }

    /** Where a call comes from. */
    record Context(String address, String agent) {}

    private static boolean differ(String a, String b) {
        return !a.isEmpty() && !b.isEmpty() && !a.equals(b);
    }

    /**
     * The range an address is in; all of loopback is one. The address itself if it is no literal.
     */
    static String network(String address) {
        if (address.isEmpty() || !address.matches("[0-9a-fA-F.:%]+")) {
            return address;
        }
        try {
            // a literal, so that nothing is looked up
            InetAddress literal = InetAddress.getByName(address);
            if (literal.isLoopbackAddress()) {
                return "loopback";
            }
            byte[] bytes = literal.getAddress();
            return Arrays.toString(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    /** The names in a user agent without versions, so that an update is no change. */
    static String family(String agent) {
        StringBuilder family = new StringBuilder();
        Matcher names = PRODUCT.matcher(agent.replaceAll("/[^ ;)]*", ""));
        while (names.find()) {
            family.append(names.group().toLowerCase(Locale.ROOT)).append(' ');
        }
        return family.toString().strip();
    }
}
