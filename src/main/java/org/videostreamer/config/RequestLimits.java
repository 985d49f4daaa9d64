package org.videostreamer.config;

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
}
