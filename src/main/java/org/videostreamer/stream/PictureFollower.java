package org.videostreamer.stream;

/** Who is told what becomes of each picture of a stream. Called on any thread; neither blocks nor throws. */
public interface PictureFollower {

    /** A picture has come and was made, or one that was told already was made again. */
    void picture(PictureReport report);

    /**
     * Nothing comes any more: the stream is closed.
     *
     * @param reason why, for people
     */
    void ended(String reason);
}
