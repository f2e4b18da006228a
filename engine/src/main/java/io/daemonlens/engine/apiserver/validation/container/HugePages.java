package io.daemonlens.engine.apiserver.validation.container;

import io.daemonlens.engine.apimachinery.Field;
import io.daemonlens.engine.apimachinery.Quantity;
import io.daemonlens.engine.apiserver.validation.core.Quantities;
import io.daemonlens.engine.apiserver.validation.core.ResourceNames;

/** Quantities of huge pages. */
final class HugePages {

    private HugePages() {}

    /** Returns whether an entry is not huge pages, or is a whole number of pages. */
    static boolean isWhole(Field entry) {
        String name = entry.path().name();
        if (!ResourceNames.isHugePages(name)) {
            return true;
        }
        Quantity page = ResourceNames.pageSize(name);
        return page.signum() > 0
                && page.milliValue() % 1000 == 0
                && Quantities.of(entry).value() % page.value() == 0;
    }
}
