package org.videostreamer.output.webrtc;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.videostreamer.config.OutputFormat;
import org.videostreamer.frame.Codec;
import org.videostreamer.output.webrtc.ice.Candidate;
import org.videostreamer.output.webrtc.ice.IceCredentials;
import org.videostreamer.output.webrtc.sdp.Agreed;
import org.videostreamer.output.webrtc.sdp.Answer;
import org.videostreamer.output.webrtc.sdp.Negotiation;
import org.videostreamer.output.webrtc.sdp.Offer;
import org.videostreamer.output.webrtc.sdp.SdpException;
import org.videostreamer.stream.Stream;

/** Makes viewers of offers, as many as there may be. On the signalling thread, except where it says otherwise. */
final class Admission {

    private static final int MOST_VIEWERS = 1_000;
    /** Offers that nobody has come for; one more takes the place of the oldest. */
    private static final int MOST_EXPECTED = 256;

    private static final int SESSION_BYTES = 16;
    private static final String CNAME = "video-streamer";

    private final House house;
    private final SecureRandom random = new SecureRandom();

    Admission(House house) {
        this.house = house;
    }

    /** Answers an offer with sockets at these addresses. */
    CompletableFuture<Reply> admit(Stream stream, String sdp, String peer, List<Candidate> candidates) {
        Offer offer;
        try {
            offer = Offer.parse(sdp, house.limits());
        } catch (SdpException e) {
            return CompletableFuture.completedFuture(new Reply.BadOffer(e.getMessage()));
        }
        List<Codec> codecs = codecs(stream);
        Optional<Agreed> agreed = Negotiation.of(offer, codecs);
        return agreed.isEmpty()
                ? CompletableFuture.completedFuture(new Reply.NoCommonCodec(codecs))
                : admit(terms(stream, offer, agreed.get(), peer), offer, candidates);
    }

    private Terms terms(Stream stream, Offer offer, Agreed agreed, String peer) {
        return new Terms(
                newSession(),
                peer,
                stream,
                stream.defaultRendition(agreed.codec()),
                agreed,
                IceCredentials.random(random),
                offer.iceUfrag(),
                offer.fingerprint(),
                random.nextInt(),
                CNAME);
    }

    private CompletableFuture<Reply> admit(Terms terms, Offer offer, List<Candidate> candidates) {
        return CompletableFuture.supplyAsync(() -> add(terms), house.loop()).thenApply(added -> {
            if (!added) {
                return new Reply.Unavailable(
                        "there are " + MOST_VIEWERS + " WebRTC viewers, as many as there may be; try again later");
            }
            Answer answer = new Answer(
                    offer,
                    terms.agreed(),
                    terms.ice(),
                    house.identity().fingerprint(),
                    candidates,
                    Integer.toUnsignedLong(terms.ssrc()),
                    CNAME,
                    random.nextLong() >>> 1);
            return new Reply.Accepted(terms.session(), answer.toString());
        });
    }

    /** On the viewers' event loop. */
    private boolean add(Terms terms) {
        List<WebRtcViewer> expected = new ArrayList<>(house.viewers().all());
        expected.removeIf(WebRtcViewer::isReached);
        if (expected.size() >= MOST_EXPECTED) {
            expected.get(0).end("newer offers took its place");
        }
        if (house.viewers().size() >= MOST_VIEWERS) {
            return false;
        }
        house.viewers().add(new WebRtcViewer(terms, house));
        return true;
    }

    /** What we can send, and what of it we would rather: the stream's own format, then the lighter one. */
    private static List<Codec> codecs(Stream stream) {
        return stream.config().display().format() == OutputFormat.H264
                ? List.of(Codec.H264, Codec.VP8)
                : List.of(Codec.VP8, Codec.H264);
    }

    private String newSession() {
        byte[] name = new byte[SESSION_BYTES];
        random.nextBytes(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
}
