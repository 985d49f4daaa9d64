package org.videostreamer.output.webrtc;

import java.util.Optional;
import org.videostreamer.output.webrtc.ice.BindingRequest;
import org.videostreamer.output.webrtc.ice.BindingSuccess;

/**
 * Tells apart what arrives at the one port (RFC 7983) and whose it is. Bytes from the network never make it throw. On
 * the viewers' event loop.
 */
final class Demultiplexer implements PathListener {

    /** RFC 7983 section 7: the first byte of STUN, DTLS and RTP. */
    private static final int LAST_OF_STUN = 3;

    private static final int FIRST_OF_DTLS = 20;
    private static final int LAST_OF_DTLS = 63;
    private static final int FIRST_OF_RTP = 128;
    private static final int LAST_OF_RTP = 191;
    /** RFC 5761 section 4: the second byte of RTCP among RTP. */
    private static final int FIRST_OF_RTCP = 192;

    private static final int LAST_OF_RTCP = 223;
    /** RFC 8445 7.3.1.1: both think that they are in the same role. */
    private static final int ROLE_CONFLICT = 487;

    private final Viewers viewers;
    private final Refusals refusals;

    Demultiplexer(Viewers viewers, Refusals refusals) {
        this.viewers = viewers;
        this.refusals = refusals;
    }

    @Override
    public void datagram(Path path, byte[] bytes) {
        int first = bytes.length < 2 ? LAST_OF_RTP + 1 : bytes[0] & 0xFF;
        if (first <= LAST_OF_STUN) {
            stun(path, bytes);
        } else if (first >= FIRST_OF_DTLS && first <= LAST_OF_DTLS) {
            known(path).ifPresent(viewer -> viewer.dtls(path, bytes));
        } else if (first >= FIRST_OF_RTP && first <= LAST_OF_RTP) {
            rtp(path, bytes);
        } else {
            refusals.count(Refusal.GARBAGE);
        }
    }

    private Optional<WebRtcViewer> known(Path path) {
        Optional<WebRtcViewer> viewer = viewers.at(path);
        if (viewer.isEmpty()) {
            refusals.count(Refusal.UNKNOWN_ADDRESS);
        }
        return viewer;
    }

    private void rtp(Path path, byte[] bytes) {
        int second = bytes[1] & 0xFF;
        if (second >= FIRST_OF_RTCP && second <= LAST_OF_RTCP) {
            known(path).ifPresent(viewer -> viewer.rtcp(path, bytes));
        }
        // Viewers send no media; padding that some send to open firewalls is nothing to count.
    }

    private void stun(Path path, byte[] bytes) {
        Optional<BindingRequest> check = BindingRequest.parse(bytes, bytes.length);
        if (check.isPresent()) {
            check(path, check.get(), bytes.length);
            return;
        }
        BindingSuccess.parse(bytes, bytes.length)
                .ifPresentOrElse(
                        answer -> known(path).ifPresent(viewer -> viewer.proof(path, answer)),
                        () -> refusals.count(Refusal.GARBAGE));
    }

    private void check(Path path, BindingRequest request, int length) {
        Optional<WebRtcViewer> found = viewers.ofUfrag(request.localUfrag());
        if (found.isEmpty()) {
            refusals.count(Refusal.UNKNOWN_UFRAG);
            return;
        }
        WebRtcViewer viewer = found.get();
        if (!request.isSignedWith(viewer.password())) {
            refusals.count(Refusal.WRONG_PASSWORD);
        } else if (request.fromControlled()) {
            byte[] error = request.error(ROLE_CONFLICT, "Role Conflict", viewer.password());
            path.send(error, error.length);
        } else if (viewers.isTaken(path, viewer)) {
            refusals.count(Refusal.TAKEN_ADDRESS);
        } else if (viewer.check(request, path, length)) {
            viewers.associate(path, viewer);
            viewer.answer(path, request.success(path.remote(), viewer.password()));
        } else {
            refusals.count(Refusal.REPLAYED_CHECK);
        }
    }

    @Override
    public void closed(Path path) {
        viewers.at(path).ifPresent(viewer -> viewer.lost(path));
        viewers.dissociate(path);
    }

    @Override
    public void roomToSend(Path path) {
        viewers.at(path).ifPresent(WebRtcViewer::drain);
    }

    @Override
    public void roomToSend() {
        viewers.all().forEach(WebRtcViewer::drain);
    }
}
