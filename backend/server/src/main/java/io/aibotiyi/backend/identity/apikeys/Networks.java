package io.aibotiyi.backend.identity.apikeys;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Networks that a key may be used from, in CIDR notation (RFC 4632, RFC 4291). An IPv4 address that
 * arrives mapped into IPv6 counts as IPv4.
 *
 * @param all none for everywhere
 */
record Networks(List<Network> all) {

    static final int MOST = 32;

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** The first {@code bits} of the address are the network's. */
    record Network(List<Byte> address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((other[bit / 8] ^ address.get(bit / 8)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String toString() {
            byte[] bytes = new byte[address.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = address.get(i);
            }
            try {
                return InetAddress.getByAddress(bytes).getHostAddress() + "/" + bits;
            } catch (UnknownHostException e) {
                throw new IllegalStateException("4 or 16 bytes are an address", e);
            }
        }
    }

    Networks {
        all = List.copyOf(all);
    }

    /**
     * @throws IllegalArgumentException naming the one that is no network
     */
    static Networks parse(List<String> texts) {
        if (texts.size() > MOST) {
            throw new IllegalArgumentException("At most " + MOST + " networks");
        }
        Set<String> seen = new HashSet<>();
        return new Networks(
                texts.stream()
                        .map(String::strip)
                        .filter(seen::add)
                        .map(Networks::network)
                        .toList());
    }

    private static Network network(String text) {
        String[] parts = text.split("/", -1);
        byte[] address = address(parts[0]);
        if (address == null || parts.length > 2) {
            throw refused(text, "such as 203.0.113.0/24 or 2001:db8::/32");
        }
        int most = address.length * 8;
        int bits = most;
        if (parts.length == 2) {
            if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
                throw refused(text, "with 0 to " + most + " bits");
            }
            bits = Integer.parseInt(parts[1]);
        }
        Byte[] boxed = new Byte[address.length];
        Arrays.setAll(boxed, i -> address[i]);
        Network network = new Network(List.of(boxed), bits);
        for (int bit = bits; bit < most; bit++) {
            if ((address[bit / 8] & 0x80 >> bit % 8) != 0) {
                throw refused(text, "whose bits beyond " + bits + " are zero");
            }
        }
        return network;
    }

    /** Never asks a name server; null for what is no numeric address. */
    private static byte @Nullable [] address(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** True if there are none, or the address is in one. */
    boolean allow(String address) {
        if (all.isEmpty()) {
            return true;
        }
        int zone = address.indexOf('%');
        byte[] bytes = address(zone < 0 ? address : address.substring(0, zone));
        return bytes != null && all.stream().anyMatch(n -> n.contains(bytes));
    }

    private static IllegalArgumentException refused(String text, String wanted) {
        return new IllegalArgumentException(
                "'"
                        + (text.length() > 60 ? text.substring(0, 60) : text)
                        + "' is not a network "
                        + wanted);
    }
}
