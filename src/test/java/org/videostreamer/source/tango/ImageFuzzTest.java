package org.videostreamer.source.tango;

import static org.assertj.core.api.Assertions.assertThat;

import org.videostreamer.frame.PictureException;
import org.videostreamer.frame.PictureTooLargeException;
import org.videostreamer.frame.Pixels;
import org.videostreamer.frame.PixelsPool;
import org.videostreamer.natives.NativeLibraries;
import org.videostreamer.testing.Fuzz;

class ImageFuzzTest {

    private final PixelsPool pool = new PixelsPool();
    private final ImageDecoder decoder = new ImageDecoder();

    ImageFuzzTest() {
        NativeLibraries.loadOpenCv();
    }

    @Fuzz
    void anImageIsShownOrRefusedWithWords(byte[] image) {
        try {
            LimaHeader header = LimaHeader.parse(new EncodedImage(LimaHeader.FORMAT, image));
            if (!header.isEmpty()) {
                Pixels pixels =
                        decoder.decode(header, LimaMode.of(header.mode()).samples(), image, pool);
                assertThat(pixels.size()).isEqualTo(header.size());
                pixels.release();
            }
        } catch (PictureException | PictureTooLargeException e) {
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(200);
        }
    }
}
