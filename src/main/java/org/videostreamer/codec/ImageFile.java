package org.videostreamer.codec;

import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.videostreamer.frame.PictureException;

/** Writes pictures as files of one kind into memory. One thread. */
final class ImageFile implements AutoCloseable {

    private final String extension;
    private final IntPointer parameters = new IntPointer(2L);

    /** @param extension tells OpenCV the kind, for example {@code .jpg} */
    ImageFile(String extension) {
        this.extension = extension;
    }

    /** The file of a picture, written with one parameter; the caller closes it. */
    BytePointer write(Mat picture, int parameter, int value) {
        parameters.put(0, parameter).put(1, value);
        BytePointer file = new BytePointer();
        try {
            if (!imencode(extension, picture, file, parameters)) {
                throw new PictureException("the picture cannot be written as " + extension);
            }
            return file;
        } catch (Throwable fault) {
            file.close();
            throw fault;
        }
    }

    @Override
    public void close() {
        parameters.close();
    }
}
