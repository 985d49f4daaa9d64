package org.videostreamer.source.media;

import java.util.Set;
import org.videostreamer.config.CameraConfig;
import org.videostreamer.config.ConfigException;
import org.videostreamer.source.FrameSource;
import org.videostreamer.source.FrameSourceProvider;

/** Makes the sources that FFmpeg reads. Nothing native is loaded before one of them runs. */
public final class MediaProvider implements FrameSourceProvider {

    /** Called by {@link java.util.ServiceLoader}. */
    public MediaProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("videotest", "file", "rtsp", "rtsps", "v4l2");
    }

    @Override
    public FrameSource open(CameraConfig config) throws ConfigException {
        return switch (config.uri().scheme()) {
            case "videotest" -> new MediaSource(MediaAddress.ofClip(config.uri().toString(), config.timeouts()));
            case "file" -> new MediaSource(FileUri.read(config));
            case "v4l2" -> new MediaSource(DeviceUri.read(config));
            default -> new MediaSource(RtspUri.read(config));
        };
    }
}
