package v1;

public record OrderPlaced(String orderId) {}
