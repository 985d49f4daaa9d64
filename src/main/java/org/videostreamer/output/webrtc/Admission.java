package org.videostreamer.output.webrtc;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.frame.Codec;
import org.videostreamer.limits.AddressBlock;
import org.videostreamer.limits.Limit;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;
import org.videostreamer.output.webrtc.sdp.Agreed;
import org.videostreamer.output.webrtc.sdp.Negotiation;
import org.videostreamer.output.webrtc.sdp.Offer;
import org.videostreamer.output.webrtc.sdp.SdpAnswer;
import org.videostreamer.output.webrtc.sdp.SdpException;
import org.videostreamer.stream.Stream;
import org.videostreamer.stream.StreamRequest;

/** Makes viewers of offers, as many as there may be. On the signalling thread, except where it says otherwise. */
final class Admission {

    private static final int SESSION_BYTES = 16;
    private static final String CNAME = "video-streamer";

    private final WebRtcContext context;
    private final SecureRandom random;

    Admission(WebRtcContext context) {
        this.context = context;
        this.random = context.random();
    }

    /** Answers an offer with sockets at these addresses. */
    CompletableFuture<Reply> admit(StreamRequest wanted, String sdp, List<Candidate> candidates) {
        Offer offer;
        try {
            offer = Offer.parse(sdp, context.limits());
        } catch (SdpException e) {
            return CompletableFuture.completedFuture(new Reply.BadOffer(e.getMessage()));
        }
        List<Codec> codecs = codecs(wanted.stream());
        Optional<Agreed> agreed = Negotiation.of(offer, codecs);
        if (agreed.isEmpty()) {
            return CompletableFuture.completedFuture(new Reply.NoCommonCodec(codecs));
        }
        Optional<String> refusal = wanted.refusal(agreed.get().codec());
        return refusal.isPresent()
                ? CompletableFuture.completedFuture(new Reply.Unavailable(refusal.get()))
                : admit(parameters(wanted, offer, agreed.get()), offer, candidates);
    }

    private SessionParameters parameters(StreamRequest wanted, Offer offer, Agreed agreed) {
        return new SessionParameters(
                newSession(),
                wanted,
                agreed,
                IceCredentials.random(random),
                offer.iceUfrag(),
                offer.icePassword(),
                offer.fingerprint(),
                random.nextInt(),
                CNAME);
    }

    private CompletableFuture<Reply> admit(SessionParameters parameters, Offer offer, List<Candidate> candidates) {
        SdpAnswer answer = new SdpAnswer(
                offer,
                parameters.agreed(),
                parameters.ice(),
                context.identity().fingerprint(),
                candidates,
                Integer.toUnsignedLong(parameters.ssrc()),
                CNAME,
                random.nextLong() >>> 1);
        // Made before there is a viewer, so that nothing is left of an offer that cannot be answered.
        Reply accepted = new Reply.Accepted(parameters.session(), answer.toString());
        return CompletableFuture.supplyAsync(() -> add(parameters).orElse(accepted), context.loop());
    }

    /** Adds a viewer, or tells why there is no room for it; on the viewers' event loop. */
    private Optional<Reply> add(SessionParameters parameters) {
        AddressBlock from = AddressBlock.of(parameters.peer().getAddress());
        Viewers viewers = context.viewers();
        if (viewers.isFullFor(from)) {
            return refusal(Limit.WEBRTC_SESSIONS_PER_ADDRESS, " WebRTC viewers from this address");
        }
        if (viewers.isFull()) {
            return refusal(Limit.WEBRTC_SESSIONS, " WebRTC viewers");
        }
        viewers.makeRoomForOffer(from);
        viewers.add(new WebRtcViewer(parameters, context));
        return Optional.empty();
    }

    private Optional<Reply> refusal(Limit limit, String what) {
        return Optional.of(new Reply.Unavailable(
                "there are " + context.limits().of(limit) + what + ", as many as there may be; try again later"));
    }

    /** What we can send, and what of it we would rather: the stream's own format, then the lighter one. */
    private static List<Codec> codecs(Stream stream) {
        List<Codec> all = stream.config().display().format() == OutputFormat.H264
                ? List.of(Codec.H264, Codec.VP8)
                : List.of(Codec.VP8, Codec.H264);
        return all.stream().filter(stream::isServedAs).toList();
    }

    private String newSession() {
        byte[] name = new byte[SESSION_BYTES];
        random.nextBytes(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
}
