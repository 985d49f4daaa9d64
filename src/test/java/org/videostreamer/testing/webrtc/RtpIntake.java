package org.videostreamer.testing.webrtc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.videostreamer.frame.Codec;

/** Puts packets in order and together to pictures, and knows which are missing. One thread. */
final class RtpIntake {

    /** A picture, and the timestamp of its packets. */
    record Received(EncodedPicture picture, int timestamp) {}

    private record Packet(byte[] payload, boolean marker, int timestamp) {}

    private final Depacketizer depacketizer;
    private final TreeMap<Long, Packet> waiting = new TreeMap<>();
    private long next = -1;
    private long highest = -1;
    private int broken;

    RtpIntake(Codec codec) {
        depacketizer = Depacketizer.of(codec.name());
    }

    /** Takes a decrypted packet; the pictures that are whole now. */
    List<Received> take(byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        boolean extended = (packet[0] & 0x10) != 0;
        boolean marker = (packet[1] & 0x80) != 0;
        long sequence = extend(in.getShort(2) & 0xFFFF);
        int timestamp = in.getInt(4);
        int start = 12 + (extended ? 4 + (in.getShort(14) & 0xFFFF) * 4 : 0);
        byte[] payload = new byte[packet.length - start];
        in.get(start, payload);
        if (next < 0) {
            next = sequence;
        }
        highest = Math.max(highest, sequence);
        if (sequence >= next) {
            waiting.putIfAbsent(sequence, new Packet(payload, marker, timestamp));
        }
        return whole();
    }

    private long extend(int sequence) {
        if (highest < 0) {
            return 0x10000 + sequence;
        }
        long near = highest & ~0xFFFFL | sequence;
        if (near > highest + 0x8000) {
            return near - 0x10000;
        }
        return near < highest - 0x8000 ? near + 0x10000 : near;
    }

    private List<Received> whole() {
        List<Received> pictures = new ArrayList<>();
        for (Packet packet = waiting.remove(next); packet != null; packet = waiting.remove(next)) {
            next++;
            depacketizer.add(packet.payload());
            if (packet.marker()) {
                Optional<EncodedPicture> picture = depacketizer.finish();
                broken += picture.isPresent() ? 0 : 1;
                int timestamp = packet.timestamp();
                picture.ifPresent(made -> pictures.add(new Received(made, timestamp)));
            }
        }
        return pictures;
    }

    /** The 16-bit numbers of what is missing between what is there. */
    List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (long sequence = next; sequence < highest; sequence++) {
            if (!waiting.containsKey(sequence)) {
                missing.add((int) (sequence & 0xFFFF));
            }
        }
        return missing;
    }

    /** Pictures whose packets were all there and did not make one. */
    int broken() {
        return broken;
    }
}
