module com.shop {
    requires dev.pupsourcing.core;
    requires dev.pupsourcing.jackson;

    // region named-modules
    opens com.shop.order.v1 to
            tools.jackson.databind;
    // endregion
}
