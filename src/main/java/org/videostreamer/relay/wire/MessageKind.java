package org.videostreamer.relay.wire;

import io.netty.buffer.ByteBuf;

/** What a message is, by the byte behind the version with which each begins. */
enum MessageKind {
    PICTURE(1),
    ANNOUNCEMENT(2),
    ASK(3),
    ANSWER(4);

    /** "VR" */
    private static final int MAGIC = 0x5652;

    private static final int VERSION = 1;

    /** What stands before all else: the two letters, the version, the kind. */
    static final int BYTES = 4;

    private final int code;

    MessageKind(int code) {
        this.code = code;
    }

    void write(ByteBuf out) {
        out.writeShort(MAGIC).writeByte(VERSION).writeByte(code);
    }

    /**
     * Passes over the beginning of a message.
     *
     * @throws WireException if it is that of no message of this kind
     */
    void read(ByteBuf in) throws WireException {
        if (in.readableBytes() < BYTES || in.readUnsignedShort() != MAGIC) {
            throw new WireException("it is no message of a relay");
        }
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new WireException("it is of version " + version + " of the protocol; this program speaks " + VERSION);
        }
        int found = in.readUnsignedByte();
        if (found != code) {
            throw new WireException("it is of kind " + found + " where " + code + " is expected");
        }
    }
}
