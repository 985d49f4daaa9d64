package org.videostreamer.access;

/** What becomes of whoever shows who they are. */
public sealed interface Verdict {

    /**
     * They are known.
     *
     * @param caller as whom
     */
    record Admitted(Caller caller) implements Verdict {}

    /**
     * What they show does not hold.
     *
     * @param reason for them; nothing that tells users from others
     */
    record Refused(String reason) implements Verdict {}

    /**
     * Somebody else has found out who they are, and it is nobody that we know.
     *
     * @param reason for them
     */
    record Stranger(String reason) implements Verdict {}

    /**
     * It is not even looked at now.
     *
     * @param seconds after which it may be
     * @param reason for them
     */
    record NotNow(int seconds, String reason) implements Verdict {}
}
