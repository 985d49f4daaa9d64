package org.videostreamer.testing.webrtc;

import org.videostreamer.frame.Codec;

/** What a viewer is like. */
public record ViewerOptions(
        Codec codec,
        double loss,
        boolean asksAgain,
        boolean liesAboutCertificate,
        boolean decodes,
        boolean tcp,
        boolean lite) {

    /** One that does everything right on a link that loses nothing. */
    public static ViewerOptions good(Codec codec) {
        return new ViewerOptions(codec, 0, true, false, true, false, false);
    }

    /** One that loses a share of the packets once it has seen a picture. */
    public ViewerOptions losing(double share) {
        return new ViewerOptions(codec, share, asksAgain, liesAboutCertificate, decodes, tcp, lite);
    }

    /** One that never asks for what it lost. */
    public ViewerOptions silent() {
        return new ViewerOptions(codec, loss, false, liesAboutCertificate, decodes, tcp, lite);
    }

    /** One that counts whole pictures and does not look at them. */
    public ViewerOptions counting() {
        return new ViewerOptions(codec, loss, asksAgain, liesAboutCertificate, false, tcp, lite);
    }

    /** One whose offer names another certificate than it shows. */
    public ViewerOptions lying() {
        return new ViewerOptions(codec, loss, asksAgain, true, decodes, tcp, lite);
    }

    /** One whom no UDP reaches. */
    public ViewerOptions byTcp() {
        return new ViewerOptions(codec, loss, asksAgain, liesAboutCertificate, decodes, true, lite);
    }

    /** One that does not answer the server's checks. */
    public ViewerOptions silentToChecks() {
        return new ViewerOptions(codec, loss, asksAgain, liesAboutCertificate, decodes, tcp, true);
    }
}
