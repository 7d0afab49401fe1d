package io.aibotiyi.workstation.journal;

import io.aibotiyi.domain.InstrumentId;
import javafx.scene.image.Image;

/**
 * What a chart showed.
 *
 * @param caption such as its timeframe
 */
public record ChartPicture(InstrumentId instrument, String caption, Image image) {}
