package org.videostreamer.testing.webrtc;

import org.videostreamer.frame.Codec;

/** What a viewer is like. */
public record Habits(
        Codec codec,
        double loss,
        boolean asksAgain,
        boolean liesAboutCertificate,
        boolean decodes,
        boolean tcp,
        boolean lite) {

    /** One that does everything right on a link that loses nothing. */
    public static Habits good(Codec codec) {
        return new Habits(codec, 0, true, false, true, false, false);
    }

    /** One that loses a share of the packets once it has seen a picture. */
    public Habits losing(double share) {
        return new Habits(codec, share, asksAgain, liesAboutCertificate, decodes, tcp, lite);
    }

    /** One that never asks for what it lost. */
    public Habits silent() {
        return new Habits(codec, loss, false, liesAboutCertificate, decodes, tcp, lite);
    }

    /** One that counts whole pictures and does not look at them. */
    public Habits counting() {
        return new Habits(codec, loss, asksAgain, liesAboutCertificate, false, tcp, lite);
    }

    /** One whose offer names another certificate than it shows. */
    public Habits lying() {
        return new Habits(codec, loss, asksAgain, true, decodes, tcp, lite);
    }

    /** One whom no UDP reaches. */
    public Habits byTcp() {
        return new Habits(codec, loss, asksAgain, liesAboutCertificate, decodes, true, lite);
    }

    /** One that does not answer the server's checks. */
    public Habits silentToChecks() {
        return new Habits(codec, loss, asksAgain, liesAboutCertificate, decodes, tcp, true);
    }
}
