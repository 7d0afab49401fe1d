package io.aibotiyi.workstation.gallery;

import java.util.List;
import java.util.stream.Stream;

/** All pictures of the gallery, by the part of the workstation that they show. */
final class Catalogue {

    private Catalogue() {}

    /** In the order in which they are taken; names are unique. */
    static List<Picture> pictures() {
        return Stream.of(
                        TradePictures.all(),
                        WindowPictures.all(),
                        AccountPictures.all(),
                        TradingAccountPictures.all(),
                        AdminPictures.all())
                .flatMap(List::stream)
                .toList();
    }
}
