public record OrderPlaced(String orderId) {}
