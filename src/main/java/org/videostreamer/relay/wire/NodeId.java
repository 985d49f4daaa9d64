package org.videostreamer.relay.wire;

import java.util.regex.Pattern;

/**
 * A program that takes part, from its start to its end.
 *
 * @param name {@code node}: what people call its machine; letters, digits, {@code -}, {@code _} and {@code .}
 * @param session when it began, in microseconds since the Unix epoch: the later of two is the newer
 */
public record NodeId(String name, long session) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}");

    static NodeId read(WireReader in) throws WireException {
        return new NodeId(name(in), in.longNumber());
    }

    static void write(WireWriter out, NodeId node) {
        out.text(node.name).longNumber(node.session);
    }

    /** The name of a node or a stream, which ends up in channels and in addresses. */
    static String name(WireReader in) throws WireException {
        String name = in.text();
        if (!NAME.matcher(name).matches()) {
            throw new WireException("it has a name that is none");
        }
        return name;
    }

    /** As channels name it. */
    @Override
    public String toString() {
        return name + "." + Long.toString(session, 36);
    }
}
