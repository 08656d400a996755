module com.shop {
    requires dev.pupsourcing.core;
    requires dev.pupsourcing.jackson;
}
