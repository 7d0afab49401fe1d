package io.aibotiyi.backend.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A range of network addresses as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or one address.
 *
 * @param prefix how many leading bits an address must share
 */
public record AddressRange(InetAddress network, int prefix) {

    /**
     * Reads a range; names are not looked up.
     *
     * @throws IllegalArgumentException if it is not a range
     */
    public static AddressRange valueOf(String text) {
        int slash = text.indexOf('/');
        InetAddress network = literal(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new IllegalArgumentException("'" + text + "' is not an address range");
        }
        int bits = network.getAddress().length * 8;
        int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1), bits);
        return new AddressRange(network, prefix);
    }

    private static int prefix(String text, int bits) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > bits) {
            throw new IllegalArgumentException("'" + text + "' is not 0 to " + bits);
        }
        return Integer.parseInt(text);
    }

    /** An address that is written as numbers; null for anything else. */
    public static @Nullable InetAddress literal(String text) {
        boolean numbers =
                text.matches("\\d{1,3}(\\.\\d{1,3}){3}")
                        || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
        if (!numbers || text.length() > 45) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = rest == 0 ? 0 : (0xff << (8 - rest)) & 0xff;
        return rest == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }
}
