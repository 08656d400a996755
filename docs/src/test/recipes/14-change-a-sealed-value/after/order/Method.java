package com.shop.order;

import com.fasterxml.jackson.annotation.JsonTypeName;

public sealed interface Method {

    record Card(String number) implements Method {}

    @JsonTypeName("Cash")
    record Notes(int given) implements Method {}

    record Voucher(String code) implements Method {}
}
