package org.videostreamer.output.webrtc.sdp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.Limits;
import org.videostreamer.output.webrtc.dtls.Fingerprint;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;

/** Answers to offers, with all that is random in them chosen. */
final class SampleAnswers {

    static final List<Codec> VP8_FIRST = List.of(Codec.VP8, Codec.H264);
    static final List<Codec> H264_FIRST = List.of(Codec.H264, Codec.VP8);

    private static final String FINGERPRINT = "AB:".repeat(31) + "AB";

    private SampleAnswers() {}

    /** Empty where the offer has none of the codecs. */
    static Optional<String> to(String offer, List<Codec> codecs) throws SdpException {
        return to(offer, codecs, candidates(0));
    }

    static Optional<String> to(String sdp, List<Codec> codecs, List<Candidate> candidates) throws SdpException {
        Offer offer = Offer.parse(sdp, new Limits());
        return Negotiation.of(offer, codecs).map(agreed -> new SdpAnswer(
                        offer,
                        agreed,
                        new IceCredentials("ufragufragur", "passwordpasswordpassword"),
                        new Fingerprint("sha-256", FINGERPRINT),
                        candidates,
                        0xFFFFFFFFL,
                        "name",
                        7)
                .toString());
    }

    static List<Candidate> candidates(int tcpPort) {
        try {
            List<InetAddress> addresses =
                    List.of(InetAddress.getByName("192.0.2.2"), InetAddress.getByName("2001:db8::1"));
            return Candidate.of(addresses, 8000, tcpPort);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
