package org.videostreamer.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a request may go from what a stream shows to everybody.
 *
 * @param maxWidth {@code max_width}: most columns that may be asked for
 * @param maxHeight {@code max_height}: most rows that may be asked for
 * @param bestQuality {@code best_quality}: the best quality that may be asked for, 1 to 31; 1 allows all
 * @param maxFps {@code max_fps}: most pictures a second that may be asked for
 * @param renditions {@code renditions}: how many different renditions may run at one time; empty for the server's limit
 */
public record RequestLimits(int maxWidth, int maxHeight, int bestQuality, double maxFps, OptionalInt renditions) {

    /** Pictures of up to 4096 by 4096, in any quality, 120 a second. */
    public static final RequestLimits DEFAULT = new RequestLimits(4096, 4096, 1, 120, OptionalInt.empty());

    /**
     * Why something may not be asked for, in words for whoever asks; nothing where it may.
     *
     * @param asked how it is to be shown
     * @param usual how it is shown to everybody, which may be asked for in any case
     */
    public Optional<String> refusal(Display asked, Display usual) {
        if (!asked.size().equals(usual.size())
                && (asked.size().width() > maxWidth || asked.size().height() > maxHeight)) {
            return Optional.of("a picture of " + asked.size() + " is larger than may be asked for, "
                    + new PictureSize(maxWidth, maxHeight));
        }
        if (asked.quality() != usual.quality() && asked.quality() > 0 && asked.quality() < bestQuality) {
            return Optional.of("quality " + asked.quality() + " is better than may be asked for, " + bestQuality);
        }
        return asked.maxFps() != usual.maxFps() && asked.maxFps() > maxFps
                ? Optional.of(asked.maxFps() + " pictures a second are more than may be asked for, " + maxFps)
                : Optional.empty();
    }
}
