namespace TwitterEvents.Reading;

/// <summary>Ends the reading of a delivery that holds more than is worth reading. It never leaves <see cref="DeliveryReader"/>.</summary>
internal sealed class TooManyItemsException : Exception;
