package org.videostreamer.relay.wire;

/**
 * The names of channels. What stands in braces decides, in a cluster, which server has the channel: renditions are spread,
 * and all that belongs to one has one order.
 */
public final class Channels {

    /** Where all origins announce their streams. */
    public static final String DIRECTORY = "relay:{dir}";

    private Channels() {}

    /** Where a rendition's pictures are published. */
    public static String pictures(String stream, String rendition) {
        return "relay:{" + stream + "/" + rendition + "}:v";
    }

    /** Where those since its last keyframe are published when somebody joins. */
    public static String joins(String stream, String rendition) {
        return "relay:{" + stream + "/" + rendition + "}:join";
    }

    /** Where an origin is asked. */
    public static String asks(NodeId origin) {
        return "relay:{" + origin + "}:ctl";
    }

    /** Where an edge is answered. */
    public static String answers(NodeId edge) {
        return "relay:{" + edge + "}:in";
    }
}
